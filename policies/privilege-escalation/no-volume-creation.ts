import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noVolumeCreation = rolePolicy({
  id: "no-volume-creation",
  category: "privilege-escalation",
  threats: ["S2", "E1"],
  boundaries: ["B5"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow creating PersistentVolumes",
  why: "A PersistentVolume may name any path of a node, and no Pod Security level looks at it.",
  fix: "Let provisioners create volumes from StorageClasses; remove `create` of persistentvolumes.",
  references: ["cis:5.1.9", "mitre:T1611"],
  equivalents: ["kubescape:C-0278"],
  covers: ["rbac-create-pv"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.volumes,
});
