import type { Cluster } from "../kubernetes/cluster";
import { type Identity, identityOfSubject } from "../kubernetes/rbac/identity";
import { nameOf } from "../kubernetes/rbac/names";
import { rbacOf } from "../kubernetes/rbac/rbac";
import { identityOfPod } from "../kubernetes/rbac/service-account";
import { UNKNOWN } from "../model/value";
import type { RightScope } from "./rights";
import type { Vertex } from "./vertex";
import { accountsVertex, identityVertex } from "./vertices";

/** Whoever sends requests without a credential, and everyone who sends them with one. */
export const ANONYMOUS_USER: Identity = { kind: "User", name: "system:anonymous" };
export const AUTHENTICATED_USERS: Identity = { kind: "Group", name: "system:authenticated" };
const ANYONE: readonly Identity[] = [ANONYMOUS_USER, AUTHENTICATED_USERS];

/** Everyone whom the program names to the API server: accounts, those that pods use, subjects, and strangers. */
export function identitiesOf(cluster: Cluster): readonly Identity[] {
  return cluster.remember("attack: identities", () => {
    const identities = new Map<string, Identity>();
    const add = (identity: Identity) => identities.set(JSON.stringify(identity), identity);
    for (const identity of [...ANYONE, ...declaredAccounts(cluster), ...subjectsOf(cluster)]) add(identity);
    for (const pod of cluster.pods) {
      const identity = identityOfPod(cluster, pod);
      if (identity !== UNKNOWN) add(identity);
    }
    return [...identities.values()];
  });
}

function declaredAccounts(cluster: Cluster): Identity[] {
  return cluster.of("ServiceAccount").flatMap((account): Identity[] => {
    const namespace = cluster.namespaceOf(account);
    const name = nameOf(account);
    return namespace === UNKNOWN || name === UNKNOWN ? [] : [{ kind: "ServiceAccount", namespace, name }];
  });
}

function subjectsOf(cluster: Cluster): Identity[] {
  return rbacOf(cluster).bindings.flatMap(({ subjects }) =>
    subjects.flatMap(({ subject }) => identityOfSubject(subject) ?? []),
  );
}

/** The accounts that a right on accounts is about: those of a namespace or of all, or the ones of a name. */
export function accountsIn(cluster: Cluster): (scope: RightScope) => readonly Vertex[] {
  return ({ namespace, name }) => {
    if (name === undefined) return [accountsVertex(cluster, namespace)];
    if (namespace !== undefined)
      return [identityVertex(cluster, { kind: "ServiceAccount", namespace, name })];
    const named = identitiesOf(cluster).filter(
      (each) => each.kind === "ServiceAccount" && each.name === name,
    );
    return named.map((identity) => identityVertex(cluster, identity));
  };
}
