import type { Cluster } from "../../kubernetes/cluster";
import type { Binding } from "../../kubernetes/rbac/binding";
import { rbacOf } from "../../kubernetes/rbac/rbac";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import type { FollowedId } from "../followed-permissions";
import { permissionSteps, widerThan } from "../right-steps";
import { keyOfScope, UNKNOWN_NAMESPACE } from "../rights";
import type { StepDraft } from "../step";
import { clusterAdminVertex, grantVertex, namespaceVertex } from "../vertices";

export const escalateRole: Edge = {
  id: "ESCALATE_ROLE",
  title: "put any rule in a role that they have",
  mitre: ["T1098.006"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  *steps(cluster) {
    for (const binding of rbacOf(cluster).bindings) {
      const { kind, name } = rbacOf(cluster).roleOf(binding);
      if (kind === "ClusterRole") yield* stepsBy(cluster, "escalate-cluster-roles", binding, { name });
      const { namespace } = binding;
      if (kind !== "Role" || namespace === undefined) continue;
      const where = namespace === UNKNOWN ? UNKNOWN_NAMESPACE : namespace;
      yield* stepsBy(cluster, "escalate-roles", binding, { namespace: where, name });
    }
  },
};

/** What a binding gives becomes everything where its role can be changed, by its name or because all can. */
function* stepsBy(
  cluster: Cluster,
  id: FollowedId,
  binding: Binding,
  role: { readonly namespace?: string; readonly name: string },
): Generator<StepDraft> {
  const steps = cluster.remember(`attack: escalations ${id}`, () => {
    return new Map(permissionSteps(cluster, id).map((step) => [keyOfScope(step.scope), step]));
  });
  const { namespace } = binding;
  const where = namespace === UNKNOWN ? UNKNOWN_NAMESPACE : namespace;
  const to = where === undefined ? clusterAdminVertex(cluster) : namespaceVertex(cluster, where);
  for (const scope of widerThan(role)) {
    const step = steps.get(keyOfScope(scope));
    if (step === undefined) continue;
    yield { from: [...step.from, grantVertex(binding)], to, holds: true, because: step.because };
  }
}
