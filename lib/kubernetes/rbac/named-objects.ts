import { type Severity, worst } from "../../model/severity";
import { UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Name } from "./names";
import { nameOf } from "./names";
import type { Place } from "./place";
import { rbacOf } from "./rbac";
import { isAllowed, type RiskyPermission } from "./risky-permission";
import { ALL_PERMISSIONS } from "./risky-permissions";
import type { Rule } from "./rule";
import { milder, severityIn } from "./severity";
import { CRITICAL_PERMISSIONS, strengthOf } from "./strength";

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

/** A strong account is as bad as the cluster; one that the program gives no such right is harmless. */
function severityOfAccount(cluster: Cluster, name: Name, places: readonly Place[]): Severity {
  if (name === UNKNOWN) return "medium";
  const isEverywhere = places.some(({ namespace }) => namespace === undefined);
  const namespaces = isEverywhere ? namespacesOf(cluster, name) : places.map(({ namespace }) => namespace);
  if (namespaces.length === 0) return "medium";
  const strengths = namespaces.map((namespace) => {
    if (namespace === undefined || namespace === UNKNOWN) return UNKNOWN;
    return strengthOf(cluster, { kind: "ServiceAccount", namespace, name }).verdict;
  });
  if (strengths.includes(true)) return "critical";
  return strengths.includes(UNKNOWN) ? "medium" : "low";
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
