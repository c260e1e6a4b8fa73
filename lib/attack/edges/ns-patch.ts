import type { Edge } from "../edge";
import { namespacesOf } from "../namespaces";
import { permissionSteps } from "../rights";
import { anyNodeVertex, newPodsVertex } from "../vertices";

export const nsPatch: Edge = {
  id: "NS_PATCH",
  title: "take the Pod Security level from a namespace",
  mitre: ["T1562.001"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  *steps(cluster) {
    const because = "its pods are then admitted whatever they ask for";
    for (const { from, scope } of permissionSteps(cluster, "change-namespaces")) {
      const { namespace = scope.name } = scope;
      const namespaces = namespace === undefined ? namespacesOf(cluster) : [namespace];
      for (const each of namespaces)
        yield {
          from: [...from, newPodsVertex(cluster, each)],
          to: anyNodeVertex(cluster),
          holds: true,
          because,
        };
    }
  },
};
