import { componentPolicy } from "../../lib/policy/define";

export const requireEtcdLimits = componentPolicy({
  id: "require-etcd-limits",
  category: "denial-of-service",
  threats: ["D6"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "etcd must have a quota of its own",
  why: "A store that nobody limits fills its disk, and at its quota of 2 GiB it refuses every write of the cluster.",
  fix: "Set `--quota-backend-bytes` to what the disk bears, 8 GiB at most.",
  references: ["url:https://etcd.io/docs/latest/op-guide/maintenance/", "mitre:T1499"],
  covers: ["etcd-quota"],
  flags: [{ component: "etcd", flag: "quota-backend-bytes", unset: "2 GiB", mustBeSet: true }],
});
