import type { Cluster } from "../kubernetes/cluster";
import { rbacOf } from "../kubernetes/rbac/rbac";
import { followed } from "./followed-permissions";
import { givenRights, keyOfScope, type Right, type RightScope, rightsOf } from "./rights";

/** A right of a role that may be bound by name. */
export interface BindableRight extends Right {
  /** Where the role may be bound, as the scope of the permission to do so. */
  readonly bound: RightScope;
}

/** Stands for each namespace. */
const EACH = "(each)";

/**
 * The rights of the roles that named permissions to bind are on. Where the role may be bound in all namespaces, only
 * what it gives in each of them counts: whether by a ClusterRoleBinding too, the permission does not say.
 */
export function bindableRights(cluster: Cluster): readonly BindableRight[] {
  return cluster.remember("attack: bindable rights", () => {
    const rbac = rbacOf(cluster);
    return scopesToBind(cluster).flatMap((bound): BindableRight[] => {
      const { namespace, name = "" } = bound;
      const roles = [undefined, ...(namespace === undefined ? [] : [namespace])].map((where) =>
        rbac.roleNamed(where, name),
      );
      return roles
        .filter(({ object, isBuiltIn }) => object !== undefined || isBuiltIn)
        .flatMap((role) => rightsOf(role, namespace ?? EACH))
        .map((right) => ({
          ...right,
          bound,
          scope: namespace === undefined ? onlyName(right) : right.scope,
        }));
    });
  });
}

function onlyName({ scope: { name } }: Right): RightScope {
  return name === undefined ? {} : { name };
}

function scopesToBind(cluster: Cluster): RightScope[] {
  const permission = followed("bind-named-roles");
  const scopes = new Map<string, RightScope>();
  for (const { need, scope } of givenRights(cluster)) {
    if (need.permission === permission && scope.name !== undefined) scopes.set(keyOfScope(scope), scope);
  }
  return [...scopes.values()];
}
