import type { Edge } from "../edge";
import { accountsIn } from "../identities";
import { stepsTo } from "../rights";
import { clusterAdminVertex } from "../vertices";

export const impersonate: Edge = {
  id: "IMPERSONATE",
  title: "act as another identity",
  mitre: ["T1078", "T1134"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  *steps(cluster) {
    const admin = () => clusterAdminVertex(cluster);
    yield* stepsTo(cluster, ["impersonate-masters", "impersonate-users"], admin);
    yield* stepsTo(
      cluster,
      ["impersonate-service-accounts", "impersonate-named-accounts"],
      accountsIn(cluster),
    );
  },
};
