import { podPolicy } from "../../lib/policy/define";
import { removing } from "../../lib/policy/repairs";

export const noSharedProcessNamespace = podPolicy({
  id: "no-shared-process-namespace",
  category: "malicious-code-execution",
  threats: ["S3", "X1", "X3"],
  boundaries: ["B4"],
  stride: ["I", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers of a pod must not share a process namespace",
  why: "Each container reads the memory, environment and files of the others, so the weakest one exposes all.",
  fix: "Remove `shareProcessNamespace`; attach a debug container with a target when you need to look.",
  references: ["mitre:T1057"],
  covers: ["escape-shared-process-namespace"],

  check: (pod) => pod.mustNotSet("shareProcessNamespace", true),
  remediate: removing("shareProcessNamespace"),
});
