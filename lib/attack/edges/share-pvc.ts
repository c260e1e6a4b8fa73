import { addTo } from "../../model/multimap";
import { UNKNOWN } from "../../model/value";
import { type ClaimMount, claimsIn } from "../claims";
import type { Edge } from "../edge";
import type { StepDraft } from "../step";
import { containerVertex, writtenClaimVertex } from "../vertices";

export const sharePvc: Edge = {
  id: "SHARE_PVC",
  title: "leave files in a claim for another pod",
  mitre: ["T1080"],
  boundary: "B3",
  category: "malicious-code-execution",
  threats: ["X3", "S2"],
  effort: "request",

  *steps(cluster) {
    const byClaim = new Map<string, ClaimMount[]>();
    for (const mount of claimsIn(cluster)) addTo(byClaim, `${mount.namespace}/${mount.name}`, mount);
    for (const mounts of byClaim.values()) {
      if (new Set(mounts.map(({ container }) => container.pod)).size < 2) continue;
      for (const mount of mounts) yield* stepsOf(mount);
    }

    function* stepsOf({ container, namespace, name, field, isWritable }: ClaimMount): Generator<StepDraft> {
      const files = writtenClaimVertex(cluster, namespace, name);
      const code = containerVertex(container);
      const isEntered = isWritable !== false;
      if (isEntered)
        yield { from: [code], to: files, holds: isWritable, at: field, because: "mounted writable" };
      if (container.keepsRunning === false) return;
      yield {
        from: [files],
        to: code,
        holds: UNKNOWN,
        decides: [],
        at: field,
        because: "mounted; if it runs or trusts what is in it",
      };
    }
  },
};
