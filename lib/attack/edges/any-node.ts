import { managedClustersOf } from "../../cloud/managed-cluster";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { nodeClassesOf, nodeVertex } from "../nodes";
import { anyNodeVertex, controlPlaneFilesVertex, podsVertex } from "../vertices";

export const anyNode: Edge = {
  id: "ANY_NODE",
  title: "choose the node that a pod runs on",
  mitre: ["T1610"],
  boundary: "B2",
  category: "privilege-escalation",
  threats: ["E4"],
  effort: "structural",

  *steps(cluster) {
    const from = [anyNodeVertex(cluster)];
    const because = "a pod names its node, and a DaemonSet runs on all";
    for (const { pods } of nodeClassesOf(cluster)) {
      const [pod] = pods;
      if (pod !== undefined) yield { from, to: nodeVertex(cluster, pod), holds: true, because };
    }
    yield { from, to: podsVertex(cluster), holds: true, because };
    if (managedClustersOf(cluster).length > 0) return;
    const unlessManaged = "if the control plane runs on nodes of the cluster";
    yield { from, to: controlPlaneFilesVertex(cluster), holds: UNKNOWN, because: unlessManaged };
  },
};
