import { isOnEks } from "../../cloud/managed-cluster";
import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { clusterAdminVertex } from "../vertices";

export const awsAuth: Edge = {
  id: "AWS_AUTH",
  title: "map an identity of AWS to system:masters",
  mitre: ["T1098.001"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  steps: (cluster) =>
    stepsTo(cluster, ["change-aws-auth"], () => clusterAdminVertex(cluster), {
      holds: isOnEks(cluster),
      because: "the ConfigMap aws-auth maps users of an EKS cluster",
    }),
};
