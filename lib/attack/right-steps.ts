import type { Cluster } from "../kubernetes/cluster";
import type { RiskyPermission } from "../kubernetes/rbac/risky-permission";
import { addTo } from "../model/multimap";
import { bindableRights } from "./bindable-rights";
import { FOLLOWED, type FollowedId, followed, type Need } from "./followed-permissions";
import { givenRights, keyOfScope, type Right, type RightScope, rightVertex } from "./rights";
import type { StepDraft } from "./step";
import type { Vertex } from "./vertex";

/** A permission that bindings give in a scope, maybe to different identities: what a step from it needs. */
interface GivenPermission extends Pick<StepDraft, "from" | "because"> {
  readonly holds: true;
  readonly scope: RightScope;
}

/** The scopes in which bindings give all that a permission needs. */
export function permissionSteps(cluster: Cluster, id: FollowedId): readonly GivenPermission[] {
  const permission = followed(id);
  return cluster.remember(`attack: permission ${id}`, () => {
    const given = givenIn(cluster, permission);
    return [...given.scopes.values()].flatMap((scope): GivenPermission[] => {
      const needs = permission.needs.map((_, index): Need => ({ permission, index }));
      const isGiven = needs.every(({ index }) => widerThan(scope).some((each) => isIn(given, index, each)));
      if (!isGiven) return [];
      const from = needs.map((need) => rightVertex(cluster, need, scope));
      return [{ from, holds: true, because: permission.title, scope }];
    });
  });
}

/** The steps from a permission to what it gives in each scope. */
export function* powerSteps(
  cluster: Cluster,
  id: FollowedId,
  targets: (scope: RightScope) => readonly Vertex[],
  more: Partial<StepDraft> = {},
): Generator<StepDraft> {
  for (const { scope, ...step } of permissionSteps(cluster, id))
    for (const to of targets(scope)) yield { ...step, ...more, to };
}

/** A right in a wide scope is one in each narrower scope in which another part of the permission is given. */
export function* wideningSteps(cluster: Cluster): Generator<StepDraft> {
  for (const permission of FOLLOWED) {
    if (permission.needs.length < 2) continue;
    const given = givenIn(cluster, permission);
    for (const part of given.scopes.values()) {
      const [, ...wider] = widerThan(part);
      for (const [index] of permission.needs.entries()) {
        for (const whole of wider) {
          if (!isIn(given, index, whole)) continue;
          const [from, to] = [whole, part].map((each) => rightVertex(cluster, { permission, index }, each));
          if (from && to) yield { from: [from], to, holds: true, because: "holds in a wider scope" };
        }
      }
    }
  }
}

/** The scopes that a scope lies in, itself the first. */
export function widerThan({ namespace, name }: RightScope): RightScope[] {
  const all: RightScope[] = [
    { ...(namespace !== undefined && { namespace }), ...(name !== undefined && { name }) },
    ...(namespace !== undefined && name !== undefined ? [{ namespace }, { name }] : []),
    {},
  ];
  return [...new Map(all.map((scope) => [keyOfScope(scope), scope])).values()];
}

/** Where the needs of a permission are given. */
interface GivenScopes {
  readonly scopes: ReadonlyMap<string, RightScope>;
  /** By need: the keys of the scopes in which it is given. */
  readonly byNeed: ReadonlyMap<number, ReadonlySet<string>>;
}

function isIn({ byNeed }: GivenScopes, index: number, scope: RightScope): boolean {
  return byNeed.get(index)?.has(keyOfScope(scope)) === true;
}

function givenIn(cluster: Cluster, permission: RiskyPermission): GivenScopes {
  return cluster.remember(`attack: scopes of ${permission.id}`, () => {
    const scopes = new Map<string, RightScope>();
    const byNeed = new Map<number, Set<string>>();
    for (const { scope, need } of rightsByPermission(cluster).get(permission) ?? []) {
      const key = keyOfScope(scope);
      scopes.set(key, scope);
      byNeed.set(need.index, (byNeed.get(need.index) ?? new Set<string>()).add(key));
    }
    return { scopes, byNeed };
  });
}

function rightsByPermission(cluster: Cluster): ReadonlyMap<RiskyPermission, readonly Right[]> {
  return cluster.remember("attack: rights by permission", () => {
    const byPermission = new Map<RiskyPermission, Right[]>();
    for (const right of [...givenRights(cluster), ...bindableRights(cluster)])
      addTo(byPermission, right.need.permission, right);
    return byPermission;
  });
}
