import { type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Identity } from "./identity";
import { rbacOf } from "./rbac";
import { permissionIn, permissionMatches, type RiskyPermission } from "./risky-permission";
import { ALL_PERMISSIONS } from "./risky-permissions";
import { SOME_NAME } from "./rule";
import { SYSTEM_NAMESPACE } from "./severity";

/** Permissions that are as good as the whole cluster where they hold in all namespaces. */
export const CRITICAL_PERMISSIONS: readonly RiskyPermission[] = ALL_PERMISSIONS.filter(
  ({ severity, everywhere = severity }) => everywhere === "critical",
);

/** The same, in all namespaces or that of the control plane, and on all objects where one is less than all. */
const CRITICAL: readonly RiskyPermission[] = [
  ...CRITICAL_PERMISSIONS.map((permission) => permissionIn(onAllObjects(permission), undefined)),
  ...CRITICAL_PERMISSIONS.filter(({ everywhere }) => everywhere !== undefined).map((permission) => ({
    ...permissionIn(onAllObjects(permission), SYSTEM_NAMESPACE),
    title: `${permission.title} in ${SYSTEM_NAMESPACE}`,
  })),
];

export interface Strength {
  /** Whether an identity has a right that is as good as the whole cluster. */
  readonly verdict: Truth;
  readonly permission?: RiskyPermission;
}

/** Whether an identity has a right that is as good as the whole cluster, and the one that is most certain. */
export function strengthOf(cluster: Cluster, identity: Identity | Unknown): Strength {
  if (identity === UNKNOWN) return { verdict: UNKNOWN };
  return cluster.remember(`strength:${JSON.stringify(identity)}`, (): Strength => {
    const threats = [...permissionMatches(CRITICAL, (request) => rbacOf(cluster).can(identity, request))];
    return threats.find(({ verdict }) => verdict === true) ?? threats[0] ?? { verdict: false };
  });
}

/** The same permission on all objects, where one of them is less than all. */
export function onAllObjects(permission: RiskyPermission): RiskyPermission {
  if (permission.named === undefined) return permission;
  const needs = permission.needs.map((requests) =>
    requests.map(({ name, ...request }) =>
      name === SOME_NAME || name === undefined ? request : { ...request, name },
    ),
  );
  return { ...permission, needs };
}
