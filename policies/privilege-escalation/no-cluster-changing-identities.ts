import { issuesOnRight } from "../../lib/cloud/right-issues";
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
  title: "Pods and nodes must not act as identities that can change their cluster",
  why: "Such a pod lets itself into the cluster as administrator through the API of the cloud, whatever RBAC says.",
  fix: "Leave changes of clusters to the pipeline that deploys them, and take the right from the identity.",
  references: ["owasp:2025/K08", "mitre:T1098", "mitre:T1078.004"],
  covers: ["path-cluster-changing-identity", "aks-cluster-admin-assignment"],
  exceptions: "Operators that manage other clusters, such as Cluster API.",

  checkStack: (program) =>
    issuesOnRight(program, ["workload", "node"], "changesClusters", "which can change clusters"),
});
