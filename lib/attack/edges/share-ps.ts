import type { Container } from "../../kubernetes/pods/container";
import type { Pod } from "../../kubernetes/pods/pod";
import type { Field } from "../../model/field";
import { allOf, anyOf, type Truth } from "../../model/value";

import type { Edge } from "../edge";
import { pairsIn } from "../pairs";
import { controlsProcesses } from "../processes";
import type { Fix, StepDraft } from "../step";
import { containerVertex } from "../vertices";

export const sharePs: Edge = {
  id: "SHARE_PS",
  title: "take over the processes of another container of the pod",
  mitre: ["T1055.008"],
  boundary: "B4",
  category: "malicious-code-execution",
  threats: ["S3", "X3"],
  effort: "trivial",

  *steps(cluster) {
    for (const pod of cluster.pods) {
      const shared = sharedBy(pod);
      if (shared === undefined) continue;
      for (const [from, to] of pairsIn(pod)) {
        const step = stepBetween(from, to, shared);
        if (step !== undefined) yield step;
      }
    }
  },
};

interface Shared {
  readonly by: Field;
  readonly verdict: Truth;
  readonly fixes: readonly Fix[];
}

/** What puts the containers of a pod into one process namespace; only one setting alone can be taken back. */
function sharedBy(pod: Pod): Shared | undefined {
  const fields = ["shareProcessNamespace", "hostPID"].map((name) => pod.spec.key(name));
  const sharing = fields.filter((field) => field.is(true) !== false);
  const by = sharing.find((field) => field.is(true) === true) ?? sharing[0];
  if (by === undefined) return undefined;
  const fix: Fix = { field: by, change: `set ${by.path} to false`, cost: 1 };
  return {
    by,
    verdict: anyOf(fields.map((field) => field.is(true))),
    fixes: sharing.length === 1 ? [fix] : [],
  };
}

function stepBetween(from: Container, to: Container, { by, verdict, fixes }: Shared): StepDraft | undefined {
  const control = controlsProcesses(from, to);
  const holds = allOf([verdict, from.keepsRunning, to.keepsRunning, control.verdict]);
  if (holds === false) return undefined;
  return {
    from: [containerVertex(from)],
    to: containerVertex(to),
    holds,
    at: by,
    because: `${by.path} is set`,
    ...(control.assumes !== undefined && { assumes: control.assumes }),
    fixes,
  };
}
