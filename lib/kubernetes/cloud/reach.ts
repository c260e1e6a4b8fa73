import type { Cluster } from "../cluster";
import type { KubernetesObject } from "../object";
import { canAnywhere } from "../rbac/anywhere";
import { ofEach, some, WORKLOADS } from "../rbac/danger";
import type { Identity } from "../rbac/identity";
import type { Name } from "../rbac/names";
import { rbacOf } from "../rbac/rbac";
import type { ResourceAsk } from "../rbac/rule";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../value";
import { type ActingAccount, actingAccounts } from "./identity-use";

/** What lets its holder act as every service account of a namespace. */
const CREATIONS: readonly ResourceAsk[] = [
  ...ofEach(WORKLOADS, (group, names) => some("create", group, names)),
  ...some("create", "", "serviceaccounts/token"),
];

/** An administrator of the cloud account that an identity of the cluster can act as. */
export interface Reached {
  readonly administrator: KubernetesObject | undefined;
  readonly verdict: Truth;
}

/** Who a pod is to the API server. */
type Account = Extract<Identity, { kind: "ServiceAccount" }>;

/**
 * Whether a service account may run pods, or make tokens, in a namespace where another one acts as an administrator
 * of the cloud: whoever runs a pod there names the account that it likes.
 *
 * Source: "RBAC good practices" in the Kubernetes documentation, on the creation of workloads and of tokens.
 */
export function administratorsWithinReach(cluster: Cluster, account: Account | Unknown): readonly Reached[] {
  const administrators = administratorsIn(cluster);
  if (administrators.length === 0) return [];
  if (account === UNKNOWN) return [{ administrator: administrators[0]?.use.identity, verdict: UNKNOWN }];
  return cluster.remember(`reach-of:${account.namespace}/${account.name}`, () => {
    if (canAnywhere(rbacOf(cluster), account, CREATIONS).verdict === false) return [];
    return administrators
      .filter(({ namespace, name }) => namespace !== account.namespace || name !== account.name)
      .map(
        ({ namespace, use, verdict }): Reached => ({
          administrator: use.identity,
          verdict: allOf([verdict, use.rights.administrator, creates(cluster, account, namespace)]),
        }),
      )
      .filter(({ verdict }) => verdict !== false);
  });
}

function creates(cluster: Cluster, account: Account, namespace: Name): Truth {
  if (namespace === UNKNOWN) return UNKNOWN;
  return anyOf(CREATIONS.map((ask) => rbacOf(cluster).can(account, { ...ask, namespace }).verdict));
}

function administratorsIn(cluster: Cluster): readonly ActingAccount[] {
  return cluster.remember("cloud-administrators", () =>
    actingAccounts(cluster).filter(({ use }) => use.rights.administrator !== false),
  );
}
