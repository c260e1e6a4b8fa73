import { hasUsableToken, identityField, identityOfPod } from "../../kubernetes/rbac/service-account";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { neighbourSteps } from "../nodes";
import { accountsVertex, identityVertex } from "../vertices";

export const nodeTokens: Edge = {
  id: "NODE_TOKENS",
  title: "take the tokens of the pods on a node",
  mitre: ["T1528", "T1552.001"],
  boundary: "B2",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  steps: (cluster) =>
    neighbourSteps(cluster, { what: "tokens", fromFiles: true }, (pod) => {
      const identity = identityOfPod(cluster, pod);
      const holds = hasUsableToken(cluster, pod);
      if (holds === false) return [];
      const automount = pod.at("automountServiceAccountToken");
      return [
        {
          to: identity === UNKNOWN ? accountsVertex(cluster) : identityVertex(cluster, identity),
          holds: identity === UNKNOWN ? UNKNOWN : holds,
          at: identityField(cluster, pod),
          because: `${pod.object.title} mounts its token`,
          fixes: [{ field: automount, change: `set ${automount.path} to false`, cost: 1 }],
        },
      ];
    }),
};
