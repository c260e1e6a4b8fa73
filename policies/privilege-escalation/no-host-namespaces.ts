import { podPolicy } from "../../lib/define";

export const noHostNamespaces = podPolicy({
  id: "no-host-namespaces",
  category: "privilege-escalation",
  threats: ["E2", "X2", "S3", "N4"],
  boundaries: ["B5"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Pods must not share the namespaces of their node",
  why: "With hostPID, hostIPC or hostNetwork a container sees the processes, the shared memory or the traffic of its node and of every pod on it.",
  fix: "Remove `hostNetwork`, `hostPID` and `hostIPC`, or set them to `false`.",
  references: ["pss:baseline/hostNamespaces", "cis:5.2.3", "cis:5.2.4", "cis:5.2.5", "mitre:T1611"],

  check: (pod) => ["hostNetwork", "hostPID", "hostIPC"].map((field) => pod.mustNotSet(field, true)),
  remediate: ({ hostNetwork: _network, hostPID: _pid, hostIPC: _ipc, ...spec }) => spec,
});
