import { claimedMountsOf } from "../../kubernetes/volumes/claims";
import type { Edge } from "../edge";
import { escapeSteps } from "../escapes";
import { openingOf, ROWS_OF_CLAIMS } from "../host-paths";

export const cePvHostpath: Edge = {
  id: "CE_PV_HOSTPATH",
  title: "use a path of the node that a PersistentVolume gives",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  // Pod Security does not look at what a claim is bound to.
  steps: (cluster) =>
    escapeSteps(
      cluster,
      (container) =>
        claimedMountsOf(cluster, container).flatMap((mount) =>
          ROWS_OF_CLAIMS.flatMap((row) => openingOf(cluster, container, mount, row)),
        ),
      { stopsInSandbox: false, isBeyondBaseline: false },
    ),
};
