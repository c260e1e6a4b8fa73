import { identityOfPod } from "../../kubernetes/rbac/service-account";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { powerSteps } from "../right-steps";
import { clusterAdminVertex, identityVertex, podUsersVertex } from "../vertices";

export const csr: Edge = {
  id: "CSR",
  title: "get a client certificate of another",
  mitre: ["T1649"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  *steps(cluster) {
    yield* powerSteps(cluster, "sign-user-certificates", () => [clusterAdminVertex(cluster)]);
    const nodes = identityVertex(cluster, { kind: "Group", name: "system:nodes" });
    const accounts = podUsersVertex(cluster);
    yield* powerSteps(cluster, "sign-node-certificates", () => [nodes, accounts]);
    const because = "a node makes tokens for the accounts of its pods";
    for (const pod of cluster.pods) {
      const identity = identityOfPod(cluster, pod);
      if (identity !== UNKNOWN)
        yield { from: [accounts], to: identityVertex(cluster, identity), holds: true, because };
    }
  },
};
