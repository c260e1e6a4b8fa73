import type { Edge } from "../edge";
import { namespacesOf } from "../hubs";
import { permissionSteps } from "../right-steps";
import { UNKNOWN_NAMESPACE } from "../rights";
import { anyNodeVertex, newPodsAnywhereVertex, newPodsVertex } from "../vertices";

export const pvHostpath: Edge = {
  id: "PV_HOSTPATH",
  title: "mount a directory of a node by a persistent volume",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E2", "X2"],
  effort: "request",

  *steps(cluster) {
    const anywhere = newPodsAnywhereVertex(cluster);
    for (const { scope: _, from, because } of permissionSteps(cluster, "create-persistent-volumes")) {
      const assumes = "a pod of the attacker's runs as root";
      yield { from: [...from, anywhere], to: anyNodeVertex(cluster), holds: true, because, assumes };
    }
    for (const namespace of [undefined, UNKNOWN_NAMESPACE, ...namespacesOf(cluster)])
      yield {
        from: [newPodsVertex(cluster, namespace)],
        to: anywhere,
        holds: true,
        because: "a pod may ask for any volume",
      };
  },
};
