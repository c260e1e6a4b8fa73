import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";

/** A request as the rules of an audit policy see it, from a user that no rule names. */
export interface AuditedRequest {
  readonly verb: string;
  /** Name of the API group; empty for the core. */
  readonly group: string;
  /** Resource, with its subresource after a slash: `pods/exec`. */
  readonly resource: string;
}

/** Levels that write the body of a request, and those that write the body of the answer too. */
export const REQUEST_BODY = ["Request", "RequestResponse"];
export const RESPONSE_BODY = ["RequestResponse"];

/** Groups that everybody is in who has shown who he is. */
const EVERYBODY = ["system:authenticated"];

/**
 * Whether a rule decides on this request of every user, in every namespace and by every name.
 * Rules on some users, namespaces or names leave the others to the rules below.
 * Source: the rule matching of `audit.k8s.io` in the API server: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/.
 */
export function decidesOn(rule: Field, request: AuditedRequest): Truth {
  return allOf([
    isEmpty(rule.at("users")),
    anyOf([isEmpty(rule.at("userGroups")), holds(rule.at("userGroups"), EVERYBODY)]),
    isEmpty(rule.at("namespaces")),
    namesVerb(rule, request),
    anyOf([
      allOf([isEmpty(rule.at("resources")), isEmpty(rule.at("nonResourceURLs"))]),
      ...rule
        .at("resources")
        .items()
        .map((each) => allOf([namesResource(each, request), isEmpty(each.at("resourceNames"))])),
    ]),
  ]);
}

/** Whether a rule decides on this request of some user, somewhere. */
export function mayDecideOn(rule: Field, request: AuditedRequest): Truth {
  const everywhere = allOf([isEmpty(rule.at("resources")), isEmpty(rule.at("nonResourceURLs"))]);
  // A rule on namespaces alone is about resources, whatever URLs it names.
  const inNamespaces = allOf([isEmpty(rule.at("resources")), not(isEmpty(rule.at("namespaces")))]);
  const byName = rule
    .at("resources")
    .items()
    .map((each) => namesResource(each, request));
  return allOf([namesVerb(rule, request), anyOf([everywhere, inNamespaces, ...byName])]);
}

/** The rules down to the one that decides for everybody: what stands below has no effect on this request. */
export function rulesUpTo(rules: readonly Field[], request: AuditedRequest): readonly Field[] {
  const last = rules.findIndex((rule) => decidesOn(rule, request) === true);
  return last === -1 ? rules : rules.slice(0, last + 1);
}

function namesVerb(rule: Field, { verb }: AuditedRequest): Truth {
  return anyOf([isEmpty(rule.at("verbs")), holds(rule.at("verbs"), [verb])]);
}

function namesResource(each: Field, { group, resource }: AuditedRequest): Truth {
  const [parent, subresource] = resource.split("/");
  const forms = subresource === undefined ? [] : [`*/${subresource}`];
  return allOf([
    each.at("group").isAbsent ? group === "" : each.at("group").is(group),
    anyOf([
      isEmpty(each.at("resources")),
      holds(each.at("resources"), ["*", resource, `${parent}/*`, ...forms]),
    ]),
  ]);
}

function isEmpty(list: Field): Truth {
  const { isSet } = list;
  if (isSet !== true) return not(isSet);
  const items = list.items();
  return items.some(({ value }) => value === UNKNOWN) && items.length === 1 ? UNKNOWN : items.length === 0;
}

function holds(list: Field, names: readonly string[]): Truth {
  return anyOf(list.items().map((item) => item.isOneOf(names)));
}
