import { ADMINISTRATION_KINDS, type Administration, administrationsOf } from "../../lib/cloud/access-entry";
import { resourcePolicy } from "../../lib/policy/define";

export const noCloudClusterAdministrators = resourcePolicy({
  id: "no-cloud-cluster-administrators",
  category: "privilege-escalation",
  threats: ["E1", "F1", "E4"],
  boundaries: ["B1", "B7"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Cloud identities must not be administrators of a whole cluster",
  why: "An attacker who can act as the cloud identity is administrator of the cluster, whatever Roles it declares; RBAC cannot even limit members of system:masters.",
  fix: "Grant access to a group of your own, bind that group to the Roles that its members need, and keep one break-glass entry.",
  references: ["cis:eks/4.1.1", "cis:4.1.1", "owasp:2025/K02", "ms:MS-TA9019", "mitre:T1098"],
  covers: [
    "eks-access-policy-cluster-admin",
    "aws-auth-masters",
    "aws-auth-accounts",
    "eks-component-mappings",
    "eks-capability-admin",
    "aks-cluster-admin-assignment",
  ],
  exceptions: "The one entry that a team keeps for emergencies.",
  kinds: ADMINISTRATION_KINDS,

  check: (resource) =>
    administrationsOf(resource).map((each) => each.field.violates(demandOn(each), each.verdict)),
});

function demandOn({ way, granted }: Administration): string {
  if (way === "masters") return "must not map an identity to system:masters";
  if (way === "account") return "must not map all identities of an AWS account";
  if (way === "argo cd") return "must not make a user administrator of Argo CD";
  return `must not grant ${granted}${way === "project grant" ? " on every cluster of a project" : ""}`;
}
