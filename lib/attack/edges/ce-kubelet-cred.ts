import type { Edge } from "../edge";
import { byKubeletKeys, hostPathSteps } from "../host-paths";

export const ceKubeletCred: Edge = {
  id: "CE_KUBELET_CRED",
  title: "use the credentials of the kubelet",
  mitre: ["T1552.004"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  steps: (cluster) => hostPathSteps(cluster, byKubeletKeys),
};
