import type { Cluster } from "../kubernetes/cluster";
import { titleOfSubject } from "../kubernetes/rbac/binding";
import { type JoinedPermission, joinedPermissions } from "../kubernetes/rbac/joined-permissions";
import { holdsInCluster } from "../kubernetes/rbac/place";
import type { RiskyPermission } from "../kubernetes/rbac/risky-permission";
import { type GivenPermission, permissionsOfRole, rolesOf } from "../kubernetes/rbac/role-permissions";
import type { DeclaredResource } from "../model/declared-resource";
import { oneLine } from "../model/field";
import { type Issue, type Issues, issuesOf, onlyIf, weighed } from "../model/issue";
import type { Truth } from "../model/value";
import { list } from "../model/words";

/** What a policy on roles demands. */
export interface RoleDemands {
  /** Permissions that no Role or ClusterRole must give, nor several of them together to one subject. */
  readonly permissions: readonly RiskyPermission[];
  /** What else it judges of a role that holds in the whole cluster: permissions on what is no resource. */
  readonly check?: (role: DeclaredResource) => Issues;
  /** Whether the permissions matter in a cluster, where a rule names these objects or none. */
  readonly appliesTo?: (cluster: Cluster, names: readonly string[]) => Truth;
}

/**
 * The issues on the roles of a cluster: each permission on the rule that gives it, as bad as the place where the rule
 * holds; and those that a subject has by several roles together, on its binding.
 */
export function* issuesOnRoles(
  cluster: Cluster,
  { permissions, check, appliesTo = () => true }: RoleDemands,
): Generator<Issue | undefined> {
  for (const role of rolesOf(cluster)) {
    for (const given of permissionsOfRole(cluster, role, permissions)) {
      yield onlyIf(appliesTo(cluster, given.names), issueOnRule(given));
    }
    const holds = check === undefined ? false : holdsInCluster(cluster, role);
    for (const issue of issuesOf(check?.(role))) yield onlyIf(holds, issue);
  }
  for (const joined of joinedPermissions(cluster, permissions)) {
    yield onlyIf(appliesTo(cluster, []), issueOnSubject(cluster, joined));
  }
}

function issueOnRule({ permission, verdict, severity, rule, names, isWildcard }: GivenPermission) {
  const others = names.filter((name) => !permission.title.includes(name));
  const limit = others.length > 0 ? `, limited to ${list(others.map((name) => `"${oneLine(name)}"`))}` : "";
  const cause = isWildcard ? ", by a wildcard for resources" : "";
  const demand = `must not let its subjects ${permission.title}${limit}${cause}`;
  return weighed(severity, rule.violates(demand, verdict));
}

/** The issue on a subject that has a permission by several roles together. */
export function issueOnSubject(
  cluster: Cluster,
  { permission, verdict, severity, subject, others }: JoinedPermission,
): Issue | undefined {
  const besides = list(others.map(({ role, binding }) => `${role} through ${binding.title}`));
  const demand = `must not let ${titleOfSubject(cluster, subject)} ${permission.title}, together with ${besides}`;
  return weighed(severity, subject.violates(demand, verdict));
}
