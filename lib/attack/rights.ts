import type { Cluster } from "../kubernetes/cluster";
import type { Binding } from "../kubernetes/rbac/binding";
import { rbacOf } from "../kubernetes/rbac/rbac";
import type { RiskyPermission } from "../kubernetes/rbac/risky-permission";
import { ALL_PERMISSIONS } from "../kubernetes/rbac/risky-permissions";
import { DO_EVERYTHING } from "../kubernetes/rbac/risky-rights";
import type { Role } from "../kubernetes/rbac/role";
import {
  grants,
  type ResourceAttributes,
  type Rule,
  resourceElements,
  SOME_NAME,
  SOMEWHERE,
} from "../kubernetes/rbac/rule";
import { isInScope } from "../kubernetes/rbac/scope";
import { addTo } from "../model/multimap";
import { allOf, type Truth, UNKNOWN, type Unknown } from "../model/value";
import type { StepDraft } from "./step";
import type { Vertex } from "./vertex";

/** One of the lists of requests that a risky permission needs, each of which is as good as the others. */
interface Need {
  readonly permission: RiskyPermission;
  readonly index: number;
}

/** Where a right holds: in one namespace, or in all; and on one object, or on all. */
export interface RightScope {
  readonly namespace?: string;
  readonly name?: string;
}

/** A right that a binding gives by one rule of its role. */
export interface GivenRight {
  readonly need: Need;
  readonly binding: Binding;
  readonly role: Role;
  /** The rule; none where nothing is known of the role. */
  readonly rule: Rule | undefined;
  readonly scope: RightScope;
  readonly verdict: true | Unknown;
}

/** A right as a vertex: one need of a permission, in a scope. */
export function rightVertex(cluster: Cluster, { permission, index }: Need, scope: RightScope): Vertex {
  const { namespace, name } = scope;
  const part = permission.needs.length > 1 ? ` (${index + 1} of ${permission.needs.length})` : "";
  return {
    id: `right ${cluster.id} ${permission.id} ${index} ${namespace ?? "*"}/${name ?? "*"}`,
    kind: "right",
    title: `the right to ${permission.title}${part}`,
    cluster: cluster.id,
  };
}

/** Every right of the table of risky permissions that a binding of the cluster gives, rule by rule. */
export function givenRights(cluster: Cluster): readonly GivenRight[] {
  return cluster.remember("attack: given rights", () => {
    const rbac = rbacOf(cluster);
    return rbac.bindings.flatMap((binding) => rightsOf(binding, rbac.roleOf(binding)));
  });
}

/** Stands for the namespace of a binding whose namespace is not known. */
const UNKNOWN_NAMESPACE = "(unknown)";

/** What a rule allows: a need, on all objects or on one, with the request that shows it. */
interface Allowed {
  readonly need: Need;
  readonly rule: Rule | undefined;
  readonly request: ResourceAttributes;
  readonly name?: string;
  readonly verdict: true | Unknown;
}

function rightsOf(binding: Binding, role: Role): readonly GivenRight[] {
  const isKnown: Truth = binding.namespace === UNKNOWN ? UNKNOWN : true;
  const namespace = binding.namespace === UNKNOWN ? UNKNOWN_NAMESPACE : binding.namespace;
  const scope = namespace === undefined ? {} : { namespace };
  const given = new Map<string, GivenRight>();
  for (const { need, rule, request, name, verdict } of allowedBy(role)) {
    const isHere = isInScope(namespace, requestIn(request, namespace));
    const holds = allOf([verdict, isHere, isKnown]);
    if (holds === false) continue;
    const key = `${need.permission.id} ${need.index} ${rule?.field?.path ?? ""} ${name ?? ""}`;
    if (given.get(key)?.verdict === true) continue;
    given.set(key, {
      need,
      binding,
      role,
      rule,
      scope: { ...scope, ...(name !== undefined && { name }) },
      verdict: holds,
    });
  }
  return withoutImplied([...given.values()]);
}

/** Who may do everything in the cluster needs no other right: each of them would be one more way to tell the same. */
function withoutImplied(given: readonly GivenRight[]): readonly GivenRight[] {
  const all = given.filter(({ need, scope, verdict }) => {
    const isWhole = scope.namespace === undefined && scope.name === undefined;
    return isWhole && need.permission === DO_EVERYTHING && verdict === true;
  });
  return new Set(all.map(({ need }) => need.index)).size === DO_EVERYTHING.needs.length ? all : given;
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
  const names = rule.resourceNames === UNKNOWN ? [] : rule.resourceNames;
  return requestsMeeting(rule).flatMap(({ need, request }): Allowed[] => {
    const whole = named(request, undefined);
    const verdict = grants(rule, whole);
    if (verdict !== false) return [{ need, rule, request: whole, verdict }];
    if (request.name !== SOME_NAME && typeof request.name !== "object") return [];
    return names.flatMap((name): Allowed[] => {
      if (name === UNKNOWN) return [];
      const one = named(request, name);
      const isAllowed: Truth = grants(rule, one);
      return isAllowed === false ? [] : [{ need, rule, request: one, name, verdict: isAllowed }];
    });
  });
}

/** A request on the object of a name, or on any object; one that is about a certain object stays as it is. */
function named(request: ResourceAttributes, name: string | undefined): ResourceAttributes {
  if (typeof request.name === "string") return request;
  const { name: _, ...rest } = request;
  return name === undefined ? rest : { ...rest, name };
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

const ASKED: readonly Asked[] = ALL_PERMISSIONS.flatMap((permission) =>
  permission.needs.flatMap((requests, index) =>
    requests.map((request) => ({ need: { permission, index }, request })),
  ),
);
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

/** The scopes in which bindings give all that a permission needs, maybe to different identities. */
export function* permissionSteps(
  cluster: Cluster,
  id: string,
): Generator<Pick<StepDraft, "from" | "holds" | "because"> & { readonly scope: RightScope }> {
  const permission = ALL_PERMISSIONS.find((each) => each.id === id);
  if (permission === undefined) throw new Error(`there is no permission "${id}"`);
  const given = rightsByPermission(cluster).get(permission) ?? [];
  const scopes = new Map(given.map(({ scope }) => [`${scope.namespace}/${scope.name}`, scope]));
  for (const scope of scopes.values()) {
    const needs = permission.needs.map((_, index): Need => ({ permission, index }));
    const isGiven = needs.every((need) =>
      given.some((each) => each.need.index === need.index && isWithin(scope, each.scope)),
    );
    if (!isGiven) continue;
    yield {
      from: needs.map((need) => rightVertex(cluster, need, scope)),
      holds: true,
      because: permission.title,
      scope,
    };
  }
}

/** What a step says beside what a permission decides. */
type Otherwise = Pick<StepDraft, "because"> & { readonly holds: Truth };

/** The steps from what some permissions need to what they give in each scope; nothing where they give nothing there. */
export function* stepsTo(
  cluster: Cluster,
  ids: readonly string[],
  given: (scope: RightScope) => Vertex | readonly Vertex[] | undefined,
  otherwise?: Otherwise,
): Generator<StepDraft> {
  if (otherwise?.holds === false) return;
  for (const { scope, ...step } of ids.flatMap((id) => [...permissionSteps(cluster, id)])) {
    const to = given(scope);
    const targets = to === undefined ? [] : "id" in to ? [to] : to;
    const { holds = step.holds, because = step.because } = otherwise ?? {};
    if (holds !== false) for (const target of targets) yield { ...step, to: target, holds, because };
  }
}

/** Whether a scope is a part of another. */
export function isWithin(scope: RightScope, whole: RightScope): boolean {
  const isInNamespace = whole.namespace === undefined || whole.namespace === scope.namespace;
  return isInNamespace && (whole.name === undefined || whole.name === scope.name);
}

/** The rights that bindings give, by permission. */
export function rightsByPermission(cluster: Cluster): ReadonlyMap<RiskyPermission, readonly GivenRight[]> {
  return cluster.remember("attack: rights by permission", () => {
    const byPermission = new Map<RiskyPermission, GivenRight[]>();
    for (const right of givenRights(cluster)) addTo(byPermission, right.need.permission, right);
    return byPermission;
  });
}

/** A right in a wide scope is one in each narrower scope in which another part of the permission is given. */
export function* wideningSteps(cluster: Cluster): Generator<StepDraft> {
  for (const [permission, given] of rightsByPermission(cluster)) {
    if (permission.needs.length < 2) continue;
    const scopes = distinct(given.map(({ scope }) => scope));
    for (const [index] of permission.needs.entries()) {
      const need: Need = { permission, index };
      const ofNeed = distinct(given.filter((each) => each.need.index === index).map(({ scope }) => scope));
      for (const whole of ofNeed) {
        for (const part of scopes) {
          if (part === whole || !isWithin(part, whole)) continue;
          const because = "holds in a wider scope";
          const [from, to] = [rightVertex(cluster, need, whole), rightVertex(cluster, need, part)];
          if (from.id !== to.id) yield { from: [from], to, holds: true, because };
        }
      }
    }
  }
}

function distinct(scopes: readonly RightScope[]): RightScope[] {
  return [...new Map(scopes.map((scope) => [`${scope.namespace}/${scope.name}`, scope])).values()];
}
