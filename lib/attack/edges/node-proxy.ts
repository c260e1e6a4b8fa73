import type { Edge } from "../edge";
import { powerSteps } from "../right-steps";
import { anyNodeVertex, podsVertex } from "../vertices";

export const nodeProxy: Edge = {
  id: "NODE_PROXY",
  title: "run commands by the API of kubelets",
  mitre: ["T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X1", "E1"],
  effort: "request",

  *steps(cluster) {
    yield* powerSteps(cluster, "proxy-to-nodes", ({ name }) =>
      name === undefined ? [podsVertex(cluster)] : [],
    );
    const assumes = "a system pod of the node, such as kube-proxy, is privileged";
    yield* powerSteps(cluster, "proxy-to-nodes", () => [anyNodeVertex(cluster)], { assumes });
  },
};
