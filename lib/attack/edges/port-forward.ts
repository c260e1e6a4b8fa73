import type { Edge } from "../edge";
import { hubSteps, memberSteps } from "../hubs";
import { hubAt, podsIn } from "../powers";
import { powerSteps } from "../right-steps";
import { portsOfPodVertex, portsVertex } from "../vertices";

export const portForward: Edge = {
  id: "PORT_FORWARD",
  title: "reach the ports of pods past their NetworkPolicies",
  mitre: ["T1090"],
  boundary: "B1",
  category: "attacker-on-the-network",
  threats: ["X3"],
  effort: "request",

  *steps(cluster) {
    yield* powerSteps(cluster, "forward-ports", hubAt(cluster, portsVertex));
    yield* powerSteps(cluster, "forward-ports", (scope) =>
      scope.name === undefined ? [] : podsIn(cluster, scope).map(portsOfPodVertex),
    );
    const members = cluster.pods.map((pod) => ({ object: pod.object, to: portsOfPodVertex(pod) }));
    yield* memberSteps(cluster, portsVertex, members);
    yield* hubSteps(cluster, portsVertex);
  },
};
