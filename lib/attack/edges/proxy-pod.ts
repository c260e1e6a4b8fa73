import type { Edge } from "../edge";
import { EXPLOITED } from "../network";
import { hubAt, podsIn } from "../powers";
import { powerSteps } from "../right-steps";
import { containerVertex, portsOfPodVertex, portsVertex } from "../vertices";

export const proxyPod: Edge = {
  id: "PROXY_POD",
  title: "exploit an application by the API server",
  mitre: ["T1090", "T1210"],
  boundary: "B1",
  category: "attacker-on-the-network",
  threats: ["X3"],
  effort: "application",

  *steps(cluster) {
    yield* powerSteps(cluster, "proxy-to-pods", hubAt(cluster, portsVertex));
    yield* powerSteps(cluster, "proxy-to-pods", (scope) =>
      scope.name === undefined ? [] : podsIn(cluster, scope).map(portsOfPodVertex),
    );
    for (const pod of cluster.pods) {
      for (const container of pod.containers) {
        if (container.keepsRunning !== true || container.at("ports").isAbsent) continue;
        const [from, to] = [portsOfPodVertex(pod), containerVertex(container)];
        yield { from: [from], to, holds: true, at: container.at("ports"), because: EXPLOITED };
      }
    }
  },
};
