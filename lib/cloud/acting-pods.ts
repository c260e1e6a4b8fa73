import type { Cluster } from "../kubernetes/cluster";
import type { Pod } from "../kubernetes/pods/pod";
import { indexKeys, lookupKeys, type Name } from "../kubernetes/rbac/names";
import { accountOf } from "../kubernetes/rbac/service-account";
import { addTo } from "../model/multimap";
import { allOf, type Truth, UNKNOWN } from "../model/value";
import { type ActingAccount, actingAccounts, type IdentityAssignment } from "./identity-assignment";
import { allRights, conditionalOn } from "./shared/identity-rights";

/** An identity of the cloud that a pod acts as, or may. */
export interface ActingPod {
  readonly use: IdentityAssignment;
  readonly verdict: Truth;
}

/** The identities of the cloud that a pod acts as, by its service account. */
export function identitiesOf(cluster: Cluster, pod: Pod): readonly ActingPod[] {
  return accountsAt(cluster, cluster.namespaceOf(pod.object), accountOf(cluster, pod)).map(
    ({ account, verdict }) => ({
      use: account.use,
      verdict: allOf([verdict, account.verdict, account.use.isCertain]),
    }),
  );
}

interface Found {
  readonly account: ActingAccount;
  readonly verdict: Truth;
}

function accountsAt(cluster: Cluster, namespace: Name, name: Name): readonly Found[] {
  const { anyone, byKey } = indexOf(cluster);
  if (namespace === UNKNOWN || name === UNKNOWN) return anyone;
  return lookupKeys([namespace, name]).flatMap(([key, verdict]) =>
    (byKey.get(key) ?? []).map((account) => ({ account, verdict })),
  );
}

function indexOf(cluster: Cluster) {
  return cluster.remember("acting-accounts", () => {
    const all = actingAccounts(cluster);
    const byKey = new Map<string, ActingAccount[]>();
    for (const account of all) {
      for (const key of indexKeys([account.namespace, account.name])) addTo(byKey, key, account);
    }
    return { anyone: anyOfThem(all), byKey };
  });
}

/** One account that stands for all: a pod whose account is not known may run as any of them. */
function anyOfThem([first, ...others]: readonly ActingAccount[]): readonly Found[] {
  if (first === undefined) return [];
  const rights = allRights([first, ...others].map(({ use }) => conditionalOn(UNKNOWN, use.rights)));
  return [{ account: { ...first, use: { ...first.use, rights } }, verdict: UNKNOWN }];
}
