import type { Cluster } from "../../kubernetes/cluster";
import { enforcementIn, enforcesBaselineIn } from "../../kubernetes/pod-security";
import { not } from "../../model/value";
import type { Edge } from "../edge";
import { hubSteps } from "../hubs";
import { UNKNOWN_NAMESPACE } from "../rights";
import type { StepDraft } from "../step";
import { anyNodeVertex, ownContainersVertex } from "../vertices";

export const createWorkloadEscape: Edge = {
  id: "CREATE_WORKLOAD_ESCAPE",
  title: "leave a privileged container of their own",
  mitre: ["T1610", "T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E2", "X2"],
  effort: "trivial",

  *steps(cluster) {
    yield* hubSteps(cluster, ownContainersVertex, (namespace) => escapesFrom(cluster, namespace));
    yield* escapesFrom(cluster, UNKNOWN_NAMESPACE);
  },
};

const PRIVILEGED = "Pod Security admits privileged pods";

/** Whether Pod Security stops it; of namespaces that the program does not declare nothing is known. */
function* escapesFrom(cluster: Cluster, namespace: string | undefined): Generator<StepDraft> {
  const step = { from: [ownContainersVertex(cluster, namespace)], to: anyNodeVertex(cluster) };
  if (namespace === undefined) {
    // Its own pods, such as those of kube-proxy, need it.
    yield {
      ...step,
      holds: true,
      because: PRIVILEGED,
      assumes: "kube-system enforces no level of Pod Security",
    };
    return;
  }
  const holds = not(enforcesBaselineIn(cluster, namespace));
  if (holds === false) return;
  const object = cluster.namespace(namespace);
  if (object === undefined) {
    const absence = "nothing in this program enforces Pod Security there";
    yield { ...step, holds, because: PRIVILEGED, absence };
    return;
  }
  const level = enforcementIn(cluster, object);
  const fixes = [{ field: level, change: `set ${level.path} to restricted`, cost: 3 }] as const;
  yield { ...step, holds, at: level, because: PRIVILEGED, fixes };
}
