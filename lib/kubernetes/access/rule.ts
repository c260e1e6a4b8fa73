import type { Field } from "../field";
import { allOf, anyOf, type Truth, UNKNOWN } from "../value";

/** A question to the authorizer about a resource of the API. */
export interface Ask {
  readonly verb: string;
  readonly group: string;
  /** The resource, with its subresource behind a slash: `pods/exec`. */
  readonly resource: string;
  readonly name?: string;
}

/** One rule of a role, with its place in the program; rules of built-in roles have none. */
export interface Rule {
  readonly apiGroups: readonly (string | typeof UNKNOWN)[];
  readonly resources: readonly (string | typeof UNKNOWN)[];
  readonly verbs: readonly (string | typeof UNKNOWN)[];
  readonly resourceNames: readonly (string | typeof UNKNOWN)[];
  readonly field?: Field;
}

/** The rule that a field declares; what is not known in it is unknown. */
export function ruleOf(field: Field): Rule {
  return {
    apiGroups: textsIn(field.key("apiGroups")),
    resources: textsIn(field.key("resources")),
    verbs: textsIn(field.key("verbs")),
    resourceNames: textsIn(field.key("resourceNames")),
    field,
  };
}

/** Whether a rule allows what is asked. Source: the RBAC authorizer's rule evaluation. */
export function allows(rule: Rule, { verb, group, resource, name }: Ask): Truth {
  const subresource = resource.split("/")[1];
  const resources = ["*", resource, ...(subresource === undefined ? [] : [`*/${subresource}`])];
  return allOf([
    includes(rule.verbs, ["*", verb]),
    includes(rule.apiGroups, ["*", group]),
    includes(rule.resources, resources),
    allowsName(rule.resourceNames, name),
  ]);
}

/** Named rules allow requests about one of their names only; a list of names that is unknown may be empty. */
function allowsName(names: Rule["resourceNames"], name: string | undefined): Truth {
  if (names.length === 0) return true;
  if (name === undefined) return names.includes(UNKNOWN) ? UNKNOWN : false;
  return includes(names, [name]);
}

function includes(values: Rule["verbs"], wanted: readonly string[]): Truth {
  return anyOf(values.map((value) => (value === UNKNOWN ? UNKNOWN : wanted.includes(value))));
}

function textsIn(list: Field): (string | typeof UNKNOWN)[] {
  return list.items().map((item) => item.string() ?? UNKNOWN);
}
