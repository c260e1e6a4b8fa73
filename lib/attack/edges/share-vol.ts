import { isWrittenFor, mayBeWritten } from "../../kubernetes/volumes/volume-sharing";
import { allOf, UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { pairsIn } from "../pairs";
import { containerVertex } from "../vertices";

export const shareVol: Edge = {
  id: "SHARE_VOL",
  title: "leave files in a volume for another container of the pod",
  mitre: ["T1080"],
  boundary: "B4",
  category: "malicious-code-execution",
  threats: ["X3", "S2"],
  effort: "request",

  *steps(cluster) {
    for (const pod of cluster.pods) {
      for (const [from, to] of pairsIn(pod)) {
        for (const volume of pod.volumes) {
          const isShared = allOf([mayBeWritten(volume), isWrittenFor(volume, from, to)]);
          if (isShared === false) continue;
          yield {
            from: [containerVertex(from)],
            to: containerVertex(to),
            holds: UNKNOWN,
            decides: [],
            at: volume,
            because: `both mount volume ${volume.key("name").shown}; if the other one runs or trusts what is in it`,
          };
        }
      }
    }
  },
};
