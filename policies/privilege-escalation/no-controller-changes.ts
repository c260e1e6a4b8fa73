import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noControllerChanges = rolePolicy({
  id: "no-controller-changes",
  category: "privilege-escalation",
  threats: ["E1", "E4"],
  boundaries: ["B1", "B7"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Roles must not allow writing custom resources of privileged controllers",
  why: "A controller applies its custom resources with its own rights, often on the whole cluster or the cloud account.",
  fix: "Grant write rights on these kinds to the deployment pipeline only.",
  references: ["mitre:T1072"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.controllers,
});
