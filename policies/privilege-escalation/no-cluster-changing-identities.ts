import { rightsInUse } from "../../lib/cloud/rights-in-use";
import { cloudPolicy } from "../../lib/policy/define";

export const noClusterChangingIdentities = cloudPolicy({
  id: "no-cluster-changing-identities",
  category: "privilege-escalation",
  threats: ["E1", "E4", "P4"],
  boundaries: ["B7", "B1"],
  stride: ["E", "T"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods and nodes must not have cloud identities that can change clusters",
  why: "Such a pod makes itself administrator of the cluster through the cloud's API, whatever RBAC says.",
  fix: "Change clusters from the deployment pipeline only, and remove the right from the identity.",
  references: ["owasp:2025/K08", "mitre:T1098", "mitre:T1078.004"],
  covers: ["path-cluster-changing-identity", "aks-cluster-admin-assignment"],
  exceptions: "Operators that manage other clusters, such as Cluster API.",

  checkStack: (program) =>
    rightsInUse(program, ["workload", "node"], "changesClusters").map(({ field, way, verdict }) =>
      field.violates(`must not ${way}, which can change clusters`, verdict),
    ),
});
