import type { Cluster } from "../cluster";
import { hold } from "../multimap";
import type { Pod } from "../pod";
import { keysToFind, keysToHold, type Name } from "../rbac/names";
import { accountOf } from "../service-account";
import { allOf, anyOf, type Truth, UNKNOWN } from "../value";
import { allRights, under } from "./identity-rights";
import { type ActingAccount, actingAccounts, type IdentityUse } from "./identity-use";

/** An identity of the cloud that a pod acts as, or may. */
export interface ActingPod {
  readonly use: IdentityUse;
  readonly verdict: Truth;
}

/** The identities of the cloud that a pod acts as, by its service account. */
export function identitiesOf(cluster: Cluster, pod: Pod): readonly ActingPod[] {
  return accountsAt(cluster, cluster.namespaceOf(pod.object), accountOf(cluster, pod)).map(
    ({ account, verdict }) => ({
      use: account.use,
      verdict: allOf([verdict, account.verdict, account.use.isNamed]),
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
  return keysToFind([namespace, name]).flatMap(([key, verdict]) =>
    (byKey.get(key) ?? []).map((account) => ({ account, verdict })),
  );
}

function indexOf(cluster: Cluster) {
  return cluster.remember("acting-accounts", () => {
    const all = actingAccounts(cluster);
    const byKey = new Map<string, ActingAccount[]>();
    for (const account of all) {
      for (const key of keysToHold([account.namespace, account.name])) hold(byKey, key, account);
    }
    return { anyone: anyOfThem(all), byKey };
  });
}

/** One account that stands for all: a pod whose account is not known may run as any of them. */
function anyOfThem([first, ...others]: readonly ActingAccount[]): readonly Found[] {
  if (first === undefined) return [];
  const rights = allRights([first, ...others].map(({ use }) => under(UNKNOWN, use.rights)));
  return [{ account: { ...first, use: { ...first.use, rights } }, verdict: UNKNOWN }];
}

/** Whether a pod is one escape away from its node: it is privileged, or in the network of its node. */
export function isNearNode(pod: Pod): Truth {
  return anyOf([
    pod.at("hostNetwork").is(true),
    ...pod.containers.map((container) => container.isPrivileged),
  ]);
}
