import { managedClustersOf } from "../../cloud/managed-cluster";
import { isOnControlPlane } from "../../kubernetes/pods/placement";
import type { Edge } from "../edge";
import { nodeClassesOf, nodeFilesVertex, nodeVertex } from "../nodes";
import { clusterAdminVertex, controlPlaneFilesVertex } from "../vertices";

export const nodeControlplane: Edge = {
  id: "NODE_CONTROLPLANE",
  title: "use the keys and the database of the control plane",
  mitre: ["T1611", "T1552.004"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E4"],
  effort: "trivial",

  *steps(cluster) {
    const files = controlPlaneFilesVertex(cluster);
    const because = "the key of its CA signs certificates for system:masters";
    yield { from: [files], to: clusterAdminVertex(cluster), holds: true, because };
    if (managedClustersOf(cluster).length > 0) return;
    for (const { pods } of nodeClassesOf(cluster)) {
      const [pod] = pods;
      const holds = pod === undefined ? false : isOnControlPlane(pod);
      if (pod === undefined || holds === false) continue;
      const at = pod.at(holds === true ? "nodeSelector" : "tolerations");
      for (const from of [nodeVertex(cluster, pod), nodeFilesVertex(cluster, pod)])
        yield {
          from: [from],
          to: files,
          holds,
          at,
          because: "the pod runs on nodes of the control plane",
        };
    }
  },
};
