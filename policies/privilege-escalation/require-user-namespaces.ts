import { onlyIf } from "../../lib/model/issue";
import { allOf, not } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const requireUserNamespaces = podPolicy({
  id: "require-user-namespaces",
  category: "privilege-escalation",
  threats: ["E3", "X2", "Em"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods must run in a user namespace of their own",
  why: "Without one, root in a container that escapes is root on the node; in one it is an unprivileged user there.",
  fix: "Set `hostUsers: false`, on nodes whose runtime and file systems support user namespaces.",
  references: [
    "url:https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/",
    "owasp:2025/K01",
    "mitre:T1611",
  ],
  equivalents: ["kubesec:HostUsers"],
  covers: ["user-namespace-enabled"],
  exceptions: "Clusters before 1.33, and nodes whose kernel cannot map the users of a volume's file system.",

  // The API server refuses a user namespace beside namespaces of the node, which are findings of their own.
  check: (pod) =>
    onlyIf(
      allOf([
        pod.isLinux,
        ...["hostNetwork", "hostPID", "hostIPC"].map((name) => not(pod.spec.key(name).is(true))),
      ]),
      pod.mustSet("hostUsers", false),
    ),
});
