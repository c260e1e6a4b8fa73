import { takesAnonymousRequests } from "../../cloud/api-access";
import { networkOf } from "../../kubernetes/network/policy";
import { ANONYMOUS, grantsToAny } from "../../kubernetes/rbac/system-groups";
import { allOf, not, UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { ANONYMOUS_USER } from "../identities";
import { areEnforced } from "../network";
import { containerVertex, identityVertex } from "../vertices";

export const netToApi: Edge = {
  id: "NET_TO_API",
  title: "send requests from a pod to the API server without a credential",
  mitre: ["T1613"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["F1", "E1"],
  effort: "request",

  *steps(cluster) {
    const { isGranted, by } = grantsToAny(cluster, ANONYMOUS);
    const isTaken = allOf([isGranted, takesAnonymousRequests(cluster)]);
    if (by === undefined || isTaken === false) return;
    for (const pod of cluster.pods) {
      const isLimited = areEnforced(cluster) ? networkOf(cluster).isIsolated(pod, "egress") : false;
      const holds = allOf([isTaken, not(isLimited) === true ? true : UNKNOWN]);
      if (holds === false) continue;
      for (const container of pod.containers) {
        yield {
          from: [containerVertex(container)],
          to: identityVertex(cluster, ANONYMOUS_USER),
          holds,
          at: by,
          because: `${by.owner.title} gives anonymous users more than every cluster does`,
        };
      }
    }
  },
};
