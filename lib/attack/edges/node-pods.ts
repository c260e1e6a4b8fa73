import type { Edge } from "../edge";
import { neighbourSteps } from "../nodes";
import { podVertex } from "../vertices";

export const nodePods: Edge = {
  id: "NODE_PODS",
  title: "run code in the pods on a node",
  mitre: ["T1609"],
  boundary: "B2",
  category: "malicious-code-execution",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) =>
    neighbourSteps(cluster, { what: "containers", fromFiles: false }, (pod) => [
      { to: podVertex(pod), holds: true, because: "root on a node enters its containers" },
    ]),
};
