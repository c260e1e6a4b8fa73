import { managedClustersOf } from "../../cloud/managed-cluster";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { nodeClassesOf, nodeVertex } from "../nodes";
import { cloudRightVertex } from "../vertices";

export const cloudToNode: Edge = {
  id: "CLOUD_TO_NODE",
  title: "run commands on nodes by the cloud",
  mitre: ["T1651"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E4"],
  effort: "request",

  *steps(cluster) {
    if (managedClustersOf(cluster).length === 0) return;
    const from = [cloudRightVertex("nodes")];
    // Whether a node takes such commands depends on its image, its agent and its role.
    const because = "nodes are machines of the account, if they take commands";
    for (const { pods } of nodeClassesOf(cluster)) {
      const [pod] = pods;
      if (pod !== undefined) yield { from, to: nodeVertex(cluster, pod), holds: UNKNOWN, because };
    }
  },
};
