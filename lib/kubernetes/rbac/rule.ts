import type { Field } from "../../model/field";
import { allOf, anyOf, isList, type Truth, UNKNOWN, type Unknown } from "../../model/value";

type Elements = readonly (string | Unknown)[];

/** One rule of a role. An absent list is empty; an unknown list is one unknown element. */
export interface Rule {
  /** Where it is declared; `undefined` for a rule of a built-in role. */
  readonly field: Field | undefined;
  /** Whether the role has this rule for certain: unknown for one that aggregation may bring. */
  readonly verdict: true | Unknown;
  readonly verbs: Elements;
  readonly apiGroups: Elements;
  readonly resources: Elements;
  /** Unknown where not even whether there are any is known. */
  readonly resourceNames: Elements | Unknown;
  readonly nonResourceURLs: Elements;
}

/** Stands for at least one namespace, whichever it is, or the whole cluster. */
export const SOMEWHERE: unique symbol = Symbol("somewhere");

/** Stands for at least one name, whichever it is. */
export const SOME_NAME: unique symbol = Symbol("some name");

/**
 * Stands for at least one name that does not match.
 * @public the type declarations of tables of permissions name it
 */
export interface SomeOtherName {
  readonly except: RegExp;
}

/** A request on a resource, as the authorizer sees it. */
export interface ResourceAttributes {
  readonly verb: string;
  /** The API group; empty for core. */
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  /** Absent for a request on all namespaces or on a cluster-scoped resource. */
  readonly namespace?: string | typeof SOMEWHERE | undefined;
  /**
   * The name that the request carries. `create` of a resource, `deletecollection` and plain `list` and `watch` carry
   * none; `list` and `watch` do with a field selector on `metadata.name`, subresources with that of their resource.
   */
  readonly name?: string | typeof SOME_NAME | SomeOtherName | undefined;
}

/** A request on a path that is no resource, such as `/metrics`. */
interface NonResourceAttributes {
  readonly verb: string;
  readonly url: string;
}

export type AccessRequest = ResourceAttributes | NonResourceAttributes;

/** Reads a rule; a rule that is unknown as a whole may grant anything. */
export function ruleOf(field: Field): Rule {
  const names = field.key("resourceNames");
  return {
    field,
    verdict: true,
    verbs: elementsOf(field.key("verbs")),
    apiGroups: elementsOf(field.key("apiGroups")),
    resources: elementsOf(field.key("resources")),
    resourceNames: names.isAbsent || isList(names.value) ? elementsOf(names) : UNKNOWN,
    nonResourceURLs: elementsOf(field.key("nonResourceURLs")),
  };
}

/** The elements of a list of strings; an element that is null is empty text, as the API server reads it. */
function elementsOf(list: Field): Elements {
  return list.items().map((item) => item.string() ?? "");
}

/**
 * Whether a rule allows a request, in the scope that its binding gives it.
 *
 * Source: RuleAllows of the Kubernetes RBAC authorizer, and VerbMatches, APIGroupMatches, ResourceMatches,
 * ResourceNameMatches and NonResourceURLMatches of pkg/apis/rbac/v1.
 */
export function grants(rule: Rule, request: AccessRequest): Truth {
  const verb = contains(rule.verbs, (element) => element === "*" || element === request.verb);
  if (verb === false) return false;
  if ("url" in request) return allOf([rule.verdict, verb, matchesUrl(rule, request.url)]);
  return allOf([
    rule.verdict,
    verb,
    contains(rule.apiGroups, (element) => element === "*" || element === request.group),
    contains(rule.resources, matcherOf(request)),
    matchesName(rule, request.name),
  ]);
}

/**
 * Whether a rule that names objects allows to create one of them: server-side apply carries the name, and asks for
 * `patch` and for `create` of it. Anything but a request to create an object of any name is not.
 *
 * Source: PatchResource in k8s.io/apiserver, pkg/endpoints/handlers/patch.go.
 */
export function createsByName(rule: Rule, request: ResourceAttributes): Truth {
  const isCreation = request.verb === "create" && request.subresource === undefined;
  if (!isCreation || request.name !== undefined) return false;
  const ofName = { ...request, name: SOME_NAME } as const;
  return allOf([grants(rule, ofName), grants(rule, { ...ofName, verb: "patch" })]);
}

/** The elements of a rule's `resources` that stand for the resource of a request. */
export function resourceElements({ resource, subresource }: ResourceAttributes): string[] {
  if (subresource === undefined || subresource === "") return ["*", resource];
  return ["*", `${resource}/${subresource}`, `*/${subresource}`];
}

function matcherOf(request: ResourceAttributes): (element: string) => boolean {
  const matching = resourceElements(request);
  return (element) => matching.includes(element);
}

/** An unknown name is a name: a request that carries none does not match it. */
function matchesName({ resourceNames }: Rule, name: ResourceAttributes["name"] = ""): Truth {
  if (name === SOME_NAME) return true;
  if (resourceNames === UNKNOWN) return UNKNOWN;
  if (resourceNames.length === 0) return true;
  if (name === "") return resourceNames.includes("");
  if (typeof name === "object") return contains(resourceNames, (element) => !name.except.test(element));
  return contains(resourceNames, (element) => element === name);
}

function matchesUrl({ nonResourceURLs }: Rule, url: string): Truth {
  return contains(nonResourceURLs, (element) => {
    return element === url || (element.endsWith("*") && url.startsWith(element.replace(/(?<!\*)\*+$/, "")));
  });
}

function contains(elements: Elements, matches: (element: string) => boolean): Truth {
  return anyOf(elements.map((element) => (element === UNKNOWN ? UNKNOWN : matches(element))));
}
