import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { podsIn } from "../pods";
import { stepsTo } from "../rights";

export const proxyPod: Edge = {
  id: "PROXY_POD",
  title: "send requests to pods from the API server",
  mitre: ["T1090"],
  boundary: "B1",
  category: "attacker-on-the-network",
  threats: ["N3"],
  effort: "application",

  steps: (cluster) =>
    stepsTo(cluster, ["proxy-to-pods"], podsIn(cluster), {
      holds: UNKNOWN,
      because: "if what listens there can be exploited",
    }),
};
