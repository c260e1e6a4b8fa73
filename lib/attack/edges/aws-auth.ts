import { isOnEks } from "../../cloud/managed-cluster";
import type { Edge } from "../edge";
import { powerSteps } from "../right-steps";
import { clusterAdminVertex } from "../vertices";

export const awsAuth: Edge = {
  id: "AWS_AUTH",
  title: "map an AWS identity of their own to system:masters",
  mitre: ["T1098.001"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E1", "E4"],
  effort: "request",

  *steps(cluster) {
    const holds = isOnEks(cluster);
    if (holds === false) return;
    const assumes = "the cluster reads the ConfigMap aws-auth";
    yield* powerSteps(cluster, "change-aws-auth", () => [clusterAdminVertex(cluster)], { holds, assumes });
  },
};
