import type { Field } from "../field";
import { allOf, anyOf, isList, isMap, not, type Truth, UNKNOWN, type Unknown, type Value } from "../value";

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

/** The values of a field that may hold one value or a list of them, as most of a document may. */
export function listed(field: Field): Field[] {
  if (field.isAbsent) return [];
  return isList(field.value) ? field.items() : [field];
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

/** Actions each of which, on all resources, lets its holder take every other right. */
const ESCALATIONS = [
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreatePolicyVersion",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
];

/**
 * Whether a document makes its holder administrator: all actions, or one that gives all others, on all resources and
 * without a condition. Statements that deny are not weighed.
 */
export function makesAdministrator(document: Field): Truth {
  const statements = statementsOf(document);
  return statements === UNKNOWN ? UNKNOWN : anyOf(statements.map(isUnlimited));
}

function isUnlimited({ field, allows }: Statement): Truth {
  return allOf([
    allows,
    anyOf(listed(field.key("Resource")).map((resource) => resource.is("*"))),
    not(field.key("Condition").isSet),
    anyOf([
      ...listed(field.key("Action")).map(givesAll),
      allOf([field.key("NotAction").isSet, not(anyOf(listed(field.key("NotAction")).map(coversIam)))]),
    ]),
  ]);
}

function givesAll(action: Field): Truth {
  const pattern = action.string();
  if (pattern === UNKNOWN) return UNKNOWN;
  return pattern !== undefined && ESCALATIONS.some((escalation) => matches(pattern, escalation));
}

function coversIam(action: Field): Truth {
  const pattern = action.string();
  return pattern === UNKNOWN ? UNKNOWN : pattern !== undefined && matches(pattern, "iam:PutRolePolicy");
}

/** IAM compares actions without case; `*` stands for any text and `?` for one character. */
function matches(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "i").test(action);
}
