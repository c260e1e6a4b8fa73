import { rightsInUse } from "../../lib/cloud/rights-in-use";
import { cloudPolicy } from "../../lib/policy/define";

export const noUnboundedNodeScaling = cloudPolicy({
  id: "no-unbounded-node-scaling",
  category: "denial-of-service",
  threats: ["D1", "E5", "Dm"],
  boundaries: ["B7", "B2"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods and nodes must not be able to start or terminate any machine of the account",
  why: "One compromised pod terminates the machines of other clusters and applications, or starts as many as the account allows.",
  fix: "Add a condition on the tags of the cluster, such as `aws:ResourceTag/k8s.io/cluster-autoscaler/<cluster>`, or name the instance groups as resources.",
  references: ["owasp:2025/K08", "mitre:T1489", "mitre:T1496"],
  covers: ["eks-cluster-autoscaler-role"],

  checkStack: (program) =>
    rightsInUse(program, ["workload", "node"], "scalesNodes").map(({ field, way, verdict }) =>
      field.violates(`must not ${way}, which can start or stop any machine`, verdict),
    ),
});
