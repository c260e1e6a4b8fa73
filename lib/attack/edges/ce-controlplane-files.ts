import type { Edge } from "../edge";
import { byControlPlane, hostPathSteps } from "../host-paths";

export const ceControlplaneFiles: Edge = {
  id: "CE_CONTROLPLANE_FILES",
  title: "take files of the control plane",
  mitre: ["T1611", "T1552.004"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4"],
  effort: "trivial",

  steps: (cluster) => hostPathSteps(cluster, byControlPlane),
};
