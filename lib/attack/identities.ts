import type { Cluster } from "../kubernetes/cluster";
import { type Identity, identityOfSubject } from "../kubernetes/rbac/identity";
import { nameOf } from "../kubernetes/rbac/names";
import { rbacOf } from "../kubernetes/rbac/rbac";
import { identityOfPod } from "../kubernetes/rbac/service-account";
import { UNKNOWN } from "../model/value";

/** Whoever sends requests without a credential, and everyone who sends them with one. */
export const ANONYMOUS_USER: Identity = { kind: "User", name: "system:anonymous" };
export const AUTHENTICATED_USERS: Identity = { kind: "Group", name: "system:authenticated" };
const ANYONE: readonly Identity[] = [
  ANONYMOUS_USER,
  AUTHENTICATED_USERS,
  { kind: "Group", name: "system:nodes" },
];

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
