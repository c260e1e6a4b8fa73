import { type Severity, worst } from "../../model/severity";
import { UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Identity } from "./identity";
import { type Name, nameOf } from "./names";
import type { Place } from "./place";
import { rbacOf } from "./rbac";
import { isAllowed, type RiskyPermission } from "./risky-permission";
import { ALL_PERMISSIONS } from "./risky-permissions";
import type { ResourceAttributes, Rule } from "./rule";
import { milder, severityIn } from "./severity";
import { CRITICAL_PERMISSIONS, onAllObjects, strengthOf } from "./strength";

/**
 * How bad a permission is where the rule names the objects: as bad as the account or role that is named; one object
 * of many is less than all of them.
 */
export function severityOfNamed(
  cluster: Cluster,
  permission: RiskyPermission,
  rule: Rule,
  places: readonly Place[],
): Severity {
  const whole = severityIn(places, permission);
  if (permission.named === undefined || rule.resourceNames === UNKNOWN) return whole;
  if (permission.named === "objects") return milder(permission.severity);
  const judge = permission.named === "accounts" ? severityOfAccount : severityOfRole;
  const severities = rule.resourceNames.map((name) => judge(cluster, name, places));
  return worst(severities) ?? whole;
}

/** An account is as bad as what it may do; one that the program gives no risky right is harmless. */
function severityOfAccount(cluster: Cluster, name: Name, places: readonly Place[]): Severity {
  if (name === UNKNOWN) return "medium";
  const isEverywhere = places.some(({ namespace }) => namespace === undefined);
  const namespaces = isEverywhere ? namespacesOf(cluster, name) : places.map(({ namespace }) => namespace);
  const severities = namespaces.map((namespace): Severity => {
    if (namespace === undefined || namespace === UNKNOWN) return "medium";
    return severityOfRights(cluster, { kind: "ServiceAccount", namespace, name });
  });
  return worst(severities) ?? "medium";
}

function severityOfRights(cluster: Cluster, identity: Identity): Severity {
  const { verdict } = strengthOf(cluster, identity);
  if (verdict === true) return "critical";
  const given = ALL_PERMISSIONS.filter((permission) => {
    const can = (request: ResourceAttributes) => rbacOf(cluster).can(identity, request).verdict;
    return isAllowed(onAllObjects(permission), can) === true;
  });
  const atLeast = verdict === UNKNOWN ? "medium" : "low";
  return worst([atLeast, ...given.map(({ severity }) => severity)]) ?? atLeast;
}

/** The namespaces in which the program has an account of a name. */
function namespacesOf(cluster: Cluster, name: string): Name[] {
  const declared = cluster.of("ServiceAccount").filter((account) => nameOf(account) === name);
  const bound = rbacOf(cluster)
    .bindings.flatMap(({ subjects }) => subjects)
    .flatMap(({ subject }): Name[] => (subject[0] === "account" && subject[2] === name ? [subject[1]] : []));
  const ofDeclared = declared.map((account): Name => cluster.namespaceOf(account));
  return [...ofDeclared, ...bound];
}

/** A role that gives the cluster away is as bad as that; one without a risky permission is harmless. */
function severityOfRole(cluster: Cluster, name: Name, places: readonly Place[]): Severity {
  if (name === UNKNOWN) return "medium";
  const rbac = rbacOf(cluster);
  const roles = [
    rbac.roleNamed(undefined, name),
    ...places.flatMap(({ namespace }) => (namespace === undefined ? [] : [rbac.roleNamed(namespace, name)])),
  ].filter(({ rules }) => rules !== UNKNOWN);
  if (roles.length === 0) return "medium";
  const gives = (permissions: readonly RiskyPermission[]) =>
    roles.some((role) =>
      permissions.some((one) => isAllowed(one, (request) => role.allows(request).verdict) !== false),
    );
  const isEverywhere = places.some(({ namespace }) => namespace === undefined);
  if (gives(CRITICAL_PERMISSIONS)) return isEverywhere ? "critical" : "high";
  return gives(ALL_PERMISSIONS) ? "medium" : "low";
}
