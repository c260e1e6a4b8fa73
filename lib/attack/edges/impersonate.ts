import { userNamed } from "../../kubernetes/rbac/binding";
import { type Identity, identityOfSubject } from "../../kubernetes/rbac/identity";
import type { Edge } from "../edge";
import { accountsAt } from "../powers";
import { powerSteps } from "../right-steps";
import { clusterAdminVertex, identityVertex } from "../vertices";

export const impersonate: Edge = {
  id: "IMPERSONATE",
  title: "act as others",
  mitre: ["T1078", "T1134"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  *steps(cluster) {
    for (const id of ["impersonate-masters", "impersonate-users"] as const)
      yield* powerSteps(cluster, id, () => [clusterAdminVertex(cluster)]);
    for (const id of ["impersonate-service-accounts", "impersonate-named-accounts"] as const)
      yield* powerSteps(cluster, id, accountsAt(cluster));
    yield* powerSteps(cluster, "impersonate-named-users", ({ name }) =>
      name === undefined ? [] : [identityVertex(cluster, userOrAccount(name))],
    );
  },
};

/** Service accounts are users too. */
function userOrAccount(name: string): Identity {
  return identityOfSubject(userNamed(name)) ?? { kind: "User", name };
}
