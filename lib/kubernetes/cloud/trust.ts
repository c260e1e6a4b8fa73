import type { Field } from "../field";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../value";
import { listed, type Statement, statementsOf } from "./iam-document";

/**
 * Whether the trust policy of a role lets every service account of a cluster, or of many namespaces, act as it: a
 * statement for web identities of an EKS cluster whose condition does not bind the subject to one service account.
 *
 * Source: "Assign IAM roles to Kubernetes service accounts" in the EKS documentation.
 */
export function trustsManyAccounts(trust: Field): Truth {
  const statements = statementsOf(trust);
  return statements === UNKNOWN ? UNKNOWN : anyOf(statements.map(isBroad));
}

function isBroad(statement: Statement): Truth {
  const { field, allows } = statement;
  return allOf([
    allows,
    anyOf(listed(field.key("Action")).map((action) => action.is("sts:AssumeRoleWithWebIdentity"))),
    anyOf(listed(field.at("Principal.Federated")).map(isClusterIssuer)),
    not(bindsSubject(field.key("Condition"))),
  ]);
}

/** Issuers of EKS clusters; those of other products, such as build services, have subjects of another form. */
function isClusterIssuer(principal: Field): Truth {
  const arn = principal.string();
  return arn === UNKNOWN ? UNKNOWN : arn?.includes("oidc-provider/oidc.eks.") === true;
}

/** Operators that compare with a subject; those for all values also hold where the subject is missing. */
const OPERATORS = /^(ForAnyValue:)?(StringEquals|StringLike|StringEqualsIgnoreCase)$/;

function bindsSubject(condition: Field): Truth {
  return anyOf(
    condition.entries().map(([operator, comparisons]) => {
      if (operator === UNKNOWN) return UNKNOWN;
      return OPERATORS.test(operator) && anyOf(comparisons.entries().map(bindsOne));
    }),
  );
}

function bindsOne([key, values]: [string | symbol, Field]): Truth {
  if (typeof key !== "string") return UNKNOWN;
  if (!key.endsWith(":sub")) return false;
  const subjects = listed(values);
  return subjects.length > 0 && allOf(subjects.map(isOneAccount));
}

/** `system:serviceaccount:<namespace>:<name>`; a pattern for the namespace is many accounts, one for the name is one team's. */
function isOneAccount(subject: Field): Truth {
  const text = subject.string();
  if (text === UNKNOWN) return UNKNOWN;
  const [, , namespace = "*"] = text?.split(":") ?? [];
  return !/[*?]/.test(namespace) && text?.startsWith("system:serviceaccount:") === true;
}
