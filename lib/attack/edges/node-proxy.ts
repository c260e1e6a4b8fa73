import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { podsVertex } from "../vertices";

export const nodeProxy: Edge = {
  id: "NODE_PROXY",
  title: "run commands in every pod by the API of kubelets",
  mitre: ["T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X2", "E1"],
  effort: "request",

  steps: (cluster) => stepsTo(cluster, ["proxy-to-nodes"], () => podsVertex(cluster)),
};
