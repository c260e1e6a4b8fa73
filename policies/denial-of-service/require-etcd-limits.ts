import { componentPolicy } from "../../lib/policy/component-policy";

export const requireEtcdLimits = componentPolicy({
  id: "require-etcd-limits",
  category: "denial-of-service",
  threats: ["D6"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "etcd must have a storage quota of its own",
  why: "At its default quota of 2 GiB etcd refuses every write of the cluster; without a quota that fits, its database fills the disk.",
  fix: "Set `--quota-backend-bytes` to what the disk holds, 8 GiB at most.",
  references: ["url:https://etcd.io/docs/latest/op-guide/maintenance/", "mitre:T1499"],
  covers: ["etcd-quota"],
  flags: [{ component: "etcd", flag: "quota-backend-bytes", unset: "2 GiB", mustBeSet: true }],
});
