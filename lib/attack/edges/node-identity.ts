import type { Edge } from "../edge";
import { nodeClassesOf, nodeFilesVertex, nodeVertex } from "../nodes";
import { identityVertex } from "../vertices";

export const nodeIdentity: Edge = {
  id: "NODE_IDENTITY",
  title: "use the credentials of the kubelet",
  mitre: ["T1078", "T1552.004"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  *steps(cluster) {
    const to = identityVertex(cluster, { kind: "Group", name: "system:nodes" });
    for (const { pods } of nodeClassesOf(cluster)) {
      const [pod] = pods;
      if (pod === undefined) continue;
      for (const from of [nodeVertex(cluster, pod), nodeFilesVertex(cluster, pod)])
        yield { from: [from], to, holds: true, because: "its key lies on the node" };
    }
  },
};
