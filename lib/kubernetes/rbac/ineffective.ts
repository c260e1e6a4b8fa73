import type { Field } from "../../model/field";
import { anyOf, type Truth, UNKNOWN } from "../../model/value";
import { groupsServing, isKnownGroup } from "./api-resources";
import { SOME_NAME, SOMEWHERE } from "./rule";
import { scopeOf } from "./scope";

/** A part of a rule that allows nothing. */
export interface IneffectivePart {
  readonly field: Field;
  readonly verdict: Truth;
  /** What it is: a wildcard that RBAC does not know, a resource of another API group or of no namespace. */
  readonly cause: "wildcard" | "name" | "removed" | "group" | "scope";
}

/** Objects whose names may hold anything but a slash: a star is a star there. */
const FREE_NAMES = ["clusterrolebindings", "clusterroles", "rolebindings", "roles", "signers"];

/** The parts of a rule that allow nothing, in a Role or a ClusterRole. */
export function* ineffectiveParts(rule: Field, isNamespaced: boolean): Generator<IneffectivePart> {
  for (const list of ["verbs", "apiGroups"]) {
    for (const field of rule.key(list).items()) {
      yield {
        field,
        verdict: textOf(field, (text) => text.includes("*") && text !== "*"),
        cause: "wildcard",
      };
    }
  }
  for (const field of rule.key("resources").items()) yield* ineffectiveResource(rule, field, isNamespaced);
  const isFree = anyOf(
    rule
      .key("resources")
      .items()
      .map((field) => field.isOneOf([...FREE_NAMES, "*"])),
  );
  for (const field of rule.key("resourceNames").items()) {
    const verdict = textOf(field, (text) => text === "*" || (isFree === false && text.includes("*")));
    yield { field, verdict, cause: "name" };
  }
}

function* ineffectiveResource(rule: Field, field: Field, isNamespaced: boolean): Generator<IneffectivePart> {
  const text = field.string();
  if (text === undefined) return;
  if (text === UNKNOWN) {
    yield { field, verdict: UNKNOWN, cause: "wildcard" };
    return;
  }
  if (text.includes("*")) {
    yield { field, verdict: text !== "*" && !/^\*\/[^*]+$/.test(text), cause: "wildcard" };
    return;
  }
  const [resource = "", subresource] = text.split("/");
  const groups = rule
    .key("apiGroups")
    .items()
    .map((group) => group.string() ?? "");
  if (groups.length === 0) return;
  yield { field, verdict: isOfNoGroup(resource, groups), cause: resource === REMOVED ? "removed" : "group" };
  if (isNamespaced)
    yield { field, verdict: isOutOfScope(rule, resource, subresource, groups), cause: "scope" };
}

/** Served by the group `policy` until 1.25. */
const REMOVED = "podsecuritypolicies";

/** Only of groups whose resources are all known, and of resources that another one serves. */
function isOfNoGroup(resource: string, groups: readonly (string | symbol)[]): Truth {
  const serving = groupsServing(resource);
  if (serving.length === 0 && resource !== REMOVED) return false;
  const isServed = anyOf(
    groups.map((group) => {
      if (typeof group === "symbol") return UNKNOWN;
      return serving.includes(group) || (group === "*" && resource !== REMOVED) || !isKnownGroup(group);
    }),
  );
  return isServed === UNKNOWN ? UNKNOWN : !isServed;
}

/** Whether no verb of the rule is a request in a namespace. */
function isOutOfScope(
  rule: Field,
  resource: string,
  subresource: string | undefined,
  groups: readonly (string | symbol)[],
): Truth {
  const verbs = rule
    .key("verbs")
    .items()
    .flatMap((verb) => (verb.is("*") === true ? ["get", "bind"] : [verb.string() ?? ""]));
  const served = groupsServing(resource).filter((group) => groups.includes(group) || groups.includes("*"));
  if (served.length === 0 || verbs.length === 0) return false;
  const isIn = anyOf(
    served.flatMap((group) =>
      verbs.map((verb): Truth => {
        if (typeof verb === "symbol") return UNKNOWN;
        const request = {
          verb,
          group,
          resource,
          subresource,
          name: SOME_NAME,
          namespace: SOMEWHERE,
        } as const;
        return scopeOf(request) !== undefined;
      }),
    ),
  );
  return isIn === UNKNOWN ? UNKNOWN : !isIn;
}

function textOf(field: Field, matches: (text: string) => boolean): Truth {
  const text = field.string();
  return text === UNKNOWN ? UNKNOWN : text !== undefined && matches(text);
}
