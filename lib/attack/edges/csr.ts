import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { clusterAdminVertex } from "../vertices";

export const csr: Edge = {
  id: "CSR",
  title: "get a client certificate of any user",
  mitre: ["T1649"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  steps: (cluster) => stepsTo(cluster, ["sign-user-certificates"], () => clusterAdminVertex(cluster)),
};
