import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Severity } from "../../model/severity";
import { allOf, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { severityOfNamed } from "./named-objects";
import { holdIn, type Place, placesOf } from "./place";
import { isAllowed, type PermissionMatch, permissionMatches, type RiskyPermission } from "./risky-permission";
import { DO_EVERYTHING } from "./risky-rights";
import { type Allowance, Role } from "./role";
import { createsByName, grants, type ResourceAttributes, type Rule, ruleOf } from "./rule";
import { isWorse, severityIn } from "./severity";

/** The kinds that hold rules. */
export const ROLES = ["rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/Role"];

/** A permission that a role gives where it holds, and the rule that does. */
export interface GivenPermission {
  readonly permission: RiskyPermission;
  readonly verdict: true | Unknown;
  readonly severity: Severity;
  readonly rule: Field;
  /** The only objects that it is about, where the rule names them. */
  readonly names: readonly string[];
  /** Whether the rule is on all resources. */
  readonly isWildcard: boolean;
}

interface OwnRole {
  readonly rules: readonly Rule[];
  /** The rules that reach some objects only. */
  readonly named: readonly Rule[];
  readonly role: Role;
  readonly places: readonly Place[];
}

/** The roles of a program, those of Patches among them. */
export function rolesOf(cluster: Cluster): readonly DeclaredResource[] {
  return cluster.remember("roles", () => {
    const asked = new Set(cluster.of(...ROLES));
    return cluster.objects.filter(
      (object) => asked.has(object) || (object.isPatch && ROLES.includes(object.type)),
    );
  });
}

/**
 * The risky permissions that the rules of a role give, each once for its worst cause: not those that another one
 * includes, and one for a rule on all resources. Rules that allow everything are passed over: they are one cause of all.
 */
export function permissionsOfRole(
  cluster: Cluster,
  object: DeclaredResource,
  permissions: readonly RiskyPermission[],
): GivenPermission[] {
  const known = cluster.remember("own-roles", () => new Map<DeclaredResource, OwnRole>());
  const own = known.get(object) ?? ownRole(cluster, object);
  known.set(object, own);
  const matches = permissionMatches(permissions, (request) => allowanceOf(own, request));
  const given = [...matches].flatMap((match) => [...givenBy(cluster, own, match)]);
  return worstOfWildcards(withoutIncluded(given));
}

/** The same without those that another certain one includes. */
export function withoutIncluded<G extends Pick<GivenPermission, "permission" | "verdict">>(
  given: readonly G[],
): G[] {
  const certain = given.filter(({ verdict }) => verdict === true);
  const included = new Set(certain.flatMap(({ permission }) => permission.includes ?? []));
  return given.filter(({ permission }) => !included.has(permission.id));
}

function ownRole(cluster: Cluster, object: DeclaredResource): OwnRole {
  const all = object.at("rules").items().map(ruleOf);
  const rules = all.filter((rule) => !allowsEverything(rule));
  const named = rules.filter(isNamed);
  // A rule without names is told before one that reaches some objects only.
  const sorted = [...rules.filter((rule) => !isNamed(rule)), ...named];
  const role = new Role(object.kind, "", object, false, () => sorted);
  return { rules: sorted, named, role, places: placesOf(cluster, object) };
}

function allowsEverything(rule: Rule): boolean {
  return isAllowed(DO_EVERYTHING, (request) => grants(rule, request)) === true;
}

function isNamed({ resourceNames }: Rule): boolean {
  return resourceNames !== UNKNOWN && resourceNames.length > 0;
}

function allowanceOf(own: OwnRole, request: ResourceAttributes): Allowance {
  const allowance = ruleFor(own, request);
  if (allowance.verdict === false) return allowance;
  const verdict = allOf([holdIn(own.places, request), allowance.verdict]);
  return verdict === false ? { verdict } : { ...allowance, verdict };
}

function ruleFor({ role, named }: OwnRole, request: ResourceAttributes): Allowance {
  const allowance = role.allows(request);
  if (allowance.verdict !== false) return allowance;
  for (const rule of named) {
    const verdict = createsByName(rule, request);
    if (verdict !== false) return { verdict, rule };
  }
  return allowance;
}

/** A permission by the rule that gives it; by each of them where all name objects. */
function* givenBy(
  cluster: Cluster,
  own: OwnRole,
  { permission, verdict, answers }: PermissionMatch<Allowance>,
): Generator<GivenPermission> {
  const first = answers[0]?.rule;
  if (first === undefined) return;
  for (const rule of causesOf(own, permission, first)) {
    if (rule.field === undefined) continue;
    const severity = isNamed(rule)
      ? severityOfNamed(cluster, permission, rule, own.places)
      : severityIn(own.places, permission);
    const isWildcard = rule.resources.includes("*");
    yield { permission, verdict, severity, rule: rule.field, names: namesIn(rule), isWildcard };
  }
}

function causesOf(own: OwnRole, { needs }: RiskyPermission, first: Rule): readonly Rule[] {
  const [requests = [], ...others] = needs;
  if (!isNamed(first) || others.length > 0) return [first];
  const inPlace = requests.filter((request) => holdIn(own.places, request) !== false);
  const rules = own.rules.filter((rule) => inPlace.some((request) => grants(rule, request) === true));
  const unnamed = rules.find((rule) => !isNamed(rule));
  if (unnamed !== undefined) return [unnamed];
  return rules.length > 0 ? rules : [first];
}

/** None where one of them is not known: the rest would not be all of them. */
function namesIn({ resourceNames }: Rule): string[] {
  if (resourceNames === UNKNOWN || resourceNames.includes(UNKNOWN)) return [];
  return resourceNames.filter((name) => name !== UNKNOWN);
}

/** Of what a rule on all resources gives, the worst; nothing where that is minor beside the wildcard itself. */
function worstOfWildcards(given: readonly GivenPermission[]): GivenPermission[] {
  const worst = new Map<Field, GivenPermission>();
  for (const one of given) {
    const before = worst.get(one.rule);
    if (one.isWildcard && (before === undefined || isWorse(one.severity, before.severity)))
      worst.set(one.rule, one);
  }
  return given.filter(
    (one) => !one.isWildcard || (worst.get(one.rule) === one && isWorse(one.severity, "medium")),
  );
}
