import type { Cluster } from "../kubernetes/cluster";
import { canInAnyNamespace } from "../kubernetes/rbac/anywhere";
import type { Identity } from "../kubernetes/rbac/identity";
import type { Name } from "../kubernetes/rbac/names";
import { rbacOf } from "../kubernetes/rbac/rbac";
import { ofEach, some, WORKLOADS } from "../kubernetes/rbac/risky-permission";
import type { ResourceAttributes } from "../kubernetes/rbac/rule";
import type { DeclaredResource } from "../model/declared-resource";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../model/value";
import { type ActingAccount, actingAccounts } from "./identity-assignment";

/** What lets its holder act as every service account of a namespace. */
const CREATIONS: readonly ResourceAttributes[] = [
  ...ofEach(WORKLOADS, (group, names) => some("create", group, names)),
  ...some("create", "", "serviceaccounts/token"),
];

/** An administrator of the cloud account that an identity of the cluster can act as. */
export interface ReachableAdministrator {
  readonly administrator: DeclaredResource | undefined;
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
export function reachableAdministrators(
  cluster: Cluster,
  account: Account | Unknown,
): readonly ReachableAdministrator[] {
  const administrators = administratorsIn(cluster);
  if (administrators.length === 0) return [];
  if (account === UNKNOWN) return [{ administrator: administrators[0]?.use.identity, verdict: UNKNOWN }];
  return cluster.remember(`reach-of:${account.namespace}/${account.name}`, () => {
    if (canInAnyNamespace(rbacOf(cluster), account, CREATIONS).verdict === false) return [];
    return administrators
      .filter(({ namespace, name }) => namespace !== account.namespace || name !== account.name)
      .map(
        ({ namespace, use, verdict }): ReachableAdministrator => ({
          administrator: use.identity,
          verdict: allOf([verdict, use.rights.administrator, creates(cluster, account, namespace)]),
        }),
      )
      .filter(({ verdict }) => verdict !== false);
  });
}

function creates(cluster: Cluster, account: Account, namespace: Name): Truth {
  if (namespace === UNKNOWN) return UNKNOWN;
  return anyOf(CREATIONS.map((request) => rbacOf(cluster).can(account, { ...request, namespace }).verdict));
}

function administratorsIn(cluster: Cluster): readonly ActingAccount[] {
  return cluster.remember("cloud-administrators", () =>
    actingAccounts(cluster).filter(({ use }) => use.rights.administrator !== false),
  );
}
