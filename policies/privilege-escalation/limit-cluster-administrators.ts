import { ADMINISTRATION_KINDS, administrationIssues } from "../../lib/cloud/access-entry";
import { resourcePolicy } from "../../lib/policy/define";

export const limitClusterAdministrators = resourcePolicy({
  id: "limit-cluster-administrators",
  category: "privilege-escalation",
  threats: ["E1", "F1", "E4"],
  boundaries: ["B1", "B7"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Identities of the cloud must not be administrators of the whole cluster",
  why: "Whoever can act as such an identity in the cloud is administrator of the cluster, past every Role that it declares; members of system:masters cannot even be limited by RBAC.",
  fix: "Grant a group of your own, bind it to the Roles that its members need, and keep one break-glass entry.",
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

  check: (resource) => administrationIssues(resource),
});
