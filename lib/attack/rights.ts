import type { Cluster } from "../kubernetes/cluster";
import type { Binding } from "../kubernetes/rbac/binding";
import { rbacOf } from "../kubernetes/rbac/rbac";
import { isAllowed } from "../kubernetes/rbac/risky-permission";
import { DO_EVERYTHING } from "../kubernetes/rbac/risky-rights";
import type { Role } from "../kubernetes/rbac/role";
import {
  createsByName,
  grants,
  type ResourceAttributes,
  type Rule,
  resourceElements,
  SOME_NAME,
  SOMEWHERE,
} from "../kubernetes/rbac/rule";
import { isInScope } from "../kubernetes/rbac/scope";
import { addTo } from "../model/multimap";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../model/value";
import { FOLLOWED, isByName, type Need } from "./followed-permissions";
import { keyOfObject } from "./step";
import type { Vertex } from "./vertex";

/** Where a right holds: in one namespace, or in all; and on one object, or on all. */
export interface RightScope {
  readonly namespace?: string;
  readonly name?: string;
}

/** A right that one rule of a role gives where the role is bound. */
export interface Right {
  readonly need: Need;
  readonly role: Role;
  /** The rule; none where nothing is known of the role. */
  readonly rule: Rule | undefined;
  readonly scope: RightScope;
  readonly verdict: true | Unknown;
}

/** A right that a binding gives. */
export interface GivenRight extends Right {
  readonly binding: Binding;
}

/** Stands for the namespace of a binding whose namespace is not known. */
export const UNKNOWN_NAMESPACE = "(unknown)";

/** A right as a vertex: one need of a permission, in a scope. */
export function rightVertex(cluster: Cluster, { permission, index }: Need, scope: RightScope): Vertex {
  const part = permission.needs.length > 1 ? ` (${index + 1} of ${permission.needs.length})` : "";
  return {
    id: `right ${cluster.id} ${permission.id} ${index} ${keyOfScope(scope)}`,
    kind: "right",
    title: `the right to ${permission.title}${part}`,
    cluster: cluster.id,
  };
}

/** The same text for the same scope. */
export function keyOfScope({ namespace = "*", name = "*" }: RightScope): string {
  return `${namespace}/${name}`;
}

/**
 * The rights that attack paths go on from, which the bindings of a cluster give, rule by rule. A rule that allows
 * everything gives no others: whoever can do everything in a scope has all of it.
 */
export function givenRights(cluster: Cluster): readonly GivenRight[] {
  return cluster.remember("attack: given rights", () => {
    const rbac = rbacOf(cluster);
    return rbac.bindings.flatMap((binding) =>
      rightsOf(rbac.roleOf(binding), binding.namespace).map((right) => ({ ...right, binding })),
    );
  });
}

/** What a rule allows: a need, on all objects or on one, with the request that shows it. */
interface Allowed {
  readonly need: Need;
  readonly rule: Rule | undefined;
  readonly request: ResourceAttributes;
  readonly name?: string;
  readonly verdict: true | Unknown;
}

/** The rights of a role in a namespace, or in all. */
export function rightsOf(role: Role, where: Binding["namespace"]): readonly Right[] {
  const isKnown: Truth = where === UNKNOWN ? UNKNOWN : true;
  const namespace = where === UNKNOWN ? UNKNOWN_NAMESPACE : where;
  const given = new Map<string, Right>();
  for (const { need, rule, request, name, verdict } of allowedBy(role)) {
    const isHere = isInScope(namespace, requestIn(request, namespace));
    const holds = allOf([verdict, isHere, isKnown]);
    if (holds === false) continue;
    const key = `${need.permission.id} ${need.index} ${keyOfRule(rule)} ${name ?? ""}`;
    if (given.get(key)?.verdict === true) continue;
    const scope = { ...(namespace !== undefined && { namespace }), ...(name !== undefined && { name }) };
    given.set(key, { need, role, rule, scope, verdict: holds });
  }
  return withoutImplied([...given.values()]);
}

/** Who may do everything in the cluster needs no other right: each of them would be one more way to tell the same. */
function withoutImplied(given: readonly Right[]): readonly Right[] {
  const all = given.filter(({ need, scope, verdict }) => {
    const isWhole = scope.namespace === undefined && scope.name === undefined;
    return isWhole && need.permission === DO_EVERYTHING && verdict === true;
  });
  return new Set(all.map(({ need }) => need.index)).size === DO_EVERYTHING.needs.length ? all : given;
}

/** Rules of different objects stand at the same path where a role is aggregated; built-in ones have no place. */
function keyOfRule(rule: Rule | undefined): string {
  return rule?.field === undefined ? "" : `${keyOfObject(rule.field.owner)} ${rule.field.path}`;
}

/** A request as one in the namespace of a binding; one on the Namespace itself names it. */
function requestIn(request: ResourceAttributes, namespace: string | undefined): ResourceAttributes {
  if (request.group === "" && request.resource === "namespaces")
    return { ...request, name: request.name ?? namespace };
  return request.namespace === SOMEWHERE ? { ...request, namespace } : request;
}

const allowedByRole = new WeakMap<Role, readonly Allowed[]>();

function allowedBy(role: Role): readonly Allowed[] {
  let allowed = allowedByRole.get(role);
  if (allowed === undefined) {
    allowed = role.rules === UNKNOWN ? ANYTHING : role.rules.flatMap(allowedByRule);
    allowedByRole.set(role, allowed);
  }
  return allowed;
}

function allowedByRule(rule: Rule): Allowed[] {
  const isEverything = isAllowed(DO_EVERYTHING, (request) => grants(rule, request)) === true;
  const asked = isEverything ? EVERYTHING : requestsMeeting(rule);
  return asked.flatMap(({ need, request }) => (isByName(need) ? byNames : onAny)(rule, need, request));
}

/** A right to which it does not matter on which object it is. */
function onAny(rule: Rule, need: Need, request: ResourceAttributes): Allowed[] {
  // Objects of one name are not everything.
  const byName = need.permission === DO_EVERYTHING ? false : createsByName(rule, request);
  const verdict = anyOf([grants(rule, request), byName]);
  return verdict === false ? [] : [{ need, rule, request, verdict }];
}

/** A right on all objects, or on each that the rule names. */
function byNames(rule: Rule, need: Need, request: ResourceAttributes): Allowed[] {
  if (request.name !== SOME_NAME) return onAny(rule, need, request);
  const { name: _, ...whole } = request;
  const verdict = grants(rule, whole);
  if (verdict !== false) return [{ need, rule, request: whole, verdict }];
  const names = rule.resourceNames === UNKNOWN ? [] : rule.resourceNames;
  return names.flatMap((name): Allowed[] => {
    const one = name === UNKNOWN ? request : { ...whole, name };
    const isGranted: Truth = grants(rule, one);
    if (isGranted === false) return [];
    // An object whose name is not known may be any.
    if (name === UNKNOWN) return [{ need, rule, request: whole, verdict: UNKNOWN }];
    return [{ need, rule, request: one, name, verdict: isGranted }];
  });
}

interface Asked {
  readonly need: Need;
  readonly request: ResourceAttributes;
}

/** The requests that a rule may meet, by what its `resources` name, so that not every rule is asked everything. */
function requestsMeeting({ resources }: Rule): readonly Asked[] {
  if (resources.includes(UNKNOWN) || resources.includes("*")) return ASKED;
  return [...new Set(resources.flatMap((element) => BY_ELEMENT.get(element as string) ?? []))];
}

const ASKED: readonly Asked[] = FOLLOWED.flatMap((permission) =>
  permission.needs.flatMap((requests, index) =>
    requests.map((request) => ({ need: { permission, index }, request })),
  ),
);
const EVERYTHING = ASKED.filter(({ need }) => need.permission === DO_EVERYTHING);
const BY_ELEMENT: ReadonlyMap<string, readonly Asked[]> = byElement(ASKED);

function byElement(all: readonly Asked[]): Map<string, Asked[]> {
  const index = new Map<string, Asked[]>();
  for (const asked of all)
    for (const element of resourceElements(asked.request)) addTo(index, element, asked);
  return index;
}

/** A role of which nothing is known may allow everything. */
const ANYTHING: readonly Allowed[] = DO_EVERYTHING.needs.map((_, index) => ({
  need: { permission: DO_EVERYTHING, index },
  rule: undefined,
  request: { verb: "*", group: "*", resource: "*", namespace: SOMEWHERE },
  verdict: UNKNOWN,
}));
