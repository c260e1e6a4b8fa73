import { bindableRights } from "../bindable-rights";
import type { Edge } from "../edge";
import { hubAt } from "../powers";
import { permissionSteps, powerSteps } from "../right-steps";
import { keyOfScope, rightVertex } from "../rights";
import { clusterAdminVertex, namespaceVertex } from "../vertices";

export const bindRole: Edge = {
  id: "BIND_ROLE",
  title: "bind a role to themselves",
  mitre: ["T1098.006"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  *steps(cluster) {
    yield* powerSteps(cluster, "bind-cluster-roles", () => [clusterAdminVertex(cluster)]);
    yield* powerSteps(cluster, "bind-roles", hubAt(cluster, namespaceVertex));
    const steps = permissionSteps(cluster, "bind-named-roles");
    const byScope = new Map(steps.map(({ scope, ...step }) => [keyOfScope(scope), step]));
    for (const { bound, need, scope, verdict, role } of bindableRights(cluster)) {
      const step = byScope.get(keyOfScope(bound));
      if (step === undefined) continue;
      const because = `${role.title} may ${need.permission.title}`;
      yield { ...step, to: rightVertex(cluster, need, scope), holds: verdict, because };
    }
  },
};
