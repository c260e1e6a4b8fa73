import type { Field } from "../../model/field";
import { allOf, anyOf, isMap, not, type Truth, UNKNOWN, type Unknown, type Value } from "../../model/value";
import { listed, matches } from "../shared/document";

/** One statement of a policy document of AWS IAM. */
export interface Statement {
  readonly field: Field;
  readonly allows: Truth;
}

/**
 * The statements of a policy document, which a program gives as JSON text or as a map: unknown where the document is,
 * none where it is malformed. IAM allows one statement without a list.
 */
export function statementsOf(document: Field): readonly Statement[] | Unknown {
  const parsed = parse(document);
  if (parsed === UNKNOWN) return UNKNOWN;
  return listed(parsed.key("Statement")).map((field) => ({ field, allows: field.key("Effect").is("Allow") }));
}

function parse(document: Field): Field | Unknown {
  if (document.value === UNKNOWN) return UNKNOWN;
  if (typeof document.value !== "string") return document;
  try {
    const value: unknown = JSON.parse(document.value);
    return document.withValue(isMap(value) ? (value as Value) : {});
  } catch {
    return document.withValue({});
  }
}

/** An action on a resource that stands for all of its kind. */
export interface ActionRequest {
  readonly action: string;
  readonly resource: string;
  /** Only a statement that names the action gives it, and none that leaves out others. */
  readonly byName?: true;
}

/** Whether a request is allowed whatever the circumstances, and whether it is allowed at all. */
export interface Answer {
  readonly always: Truth;
  readonly sometimes: Truth;
}

/** Any resource of a kind, as `role/~any` of the service `iam`. */
export function anyResource(service: string, kind: string): string {
  return `arn:aws:${service}:~any:~any:${kind}`;
}

/**
 * Whether statements allow an action on every resource of a kind: always, or under a condition. Statements that deny
 * are not weighed.
 *
 * Source: "IAM JSON policy elements reference" in the documentation of AWS IAM.
 */
export function answer(statements: readonly Statement[], request: ActionRequest): Answer {
  let always: Truth = false;
  let sometimes: Truth = false;
  for (const { field, allows } of statements) {
    const isAsked = allOf([
      allows,
      request.byName ? field.key("Action").isSet : true,
      covers(field, "Action", (pattern) => matches(pattern, request.action)),
    ]);
    // Most statements are about other actions, and patterns of resources take longer to compare.
    if (isAsked === false) continue;
    const isOnAll = covers(field, "Resource", (pattern) => matches(anywhere(pattern), request.resource));
    const granted = allOf([isAsked, isOnAll]);
    if (granted === false) continue;
    sometimes = anyOf([sometimes, granted]);
    always = anyOf([always, allOf([granted, not(field.key("Condition").isSet)])]);
  }
  return { always, sometimes };
}

/** Whether a statement's list covers a request, or its opposite, such as `NotAction`, leaves it in. */
function covers(statement: Field, element: string, isMatch: (pattern: string) => boolean): Truth {
  const holds = (item: Field): Truth => {
    const pattern = item.string();
    return pattern === UNKNOWN ? UNKNOWN : pattern !== undefined && isMatch(pattern);
  };
  const excluded = statement.key(`Not${element}`);
  return anyOf([
    ...listed(statement.key(element)).map(holds),
    allOf([excluded.isSet, not(anyOf(listed(excluded).map(holds)))]),
  ]);
}

/** The same pattern in whichever region and account it is: those of a program are the ones that it has. */
function anywhere(pattern: string): string {
  const [scheme, , service, region, account, ...rest] = pattern.split(":");
  if (scheme !== "arn" || region === undefined || account === undefined) return pattern;
  return [scheme, "*", service, "*", "*", ...rest].join(":");
}
