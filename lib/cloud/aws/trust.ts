import type { Field } from "../../model/field";
import { matchesPattern } from "../../model/pattern";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import { listed, matches } from "../shared/document";
import { type Statement, statementsOf } from "./iam-document";

/** The service of AWS by which pods of EKS take a role. */
const POD_IDENTITY_SERVICE = "pods.eks.amazonaws.com";

/**
 * Whether the trust policy of a role lets every service account of a cluster, or of many namespaces, act as it: a
 * statement for web identities of an EKS cluster whose condition does not bind the subject to one namespace.
 *
 * Source: "Assign IAM roles to Kubernetes service accounts" in the EKS documentation.
 */
export function trustsManyAccounts(trust: Field): Truth {
  return someStatement(trust, (statement) =>
    allOf([isForPods(statement), not(binds(statement, ofNamespace))]),
  );
}

/** Whether a trust policy names a namespace, but any service account in it. */
export function trustsNamespace(trust: Field): Truth {
  return someStatement(trust, (statement) =>
    allOf([isForPods(statement), binds(statement, ofNamespace), not(binds(statement, ofAccount))]),
  );
}

/** Whether a trust policy takes tokens of a cluster that were made for another audience than AWS. */
export function trustsAnyAudience(trust: Field): Truth {
  return someStatement(trust, (statement) =>
    allOf([isForPods(statement), not(compares(statement, isAudience, () => true))]),
  );
}

/**
 * Whether a trust policy lets every pod identity of the account act as the role: no condition says for which cluster,
 * namespace or service account.
 *
 * Source: "Create IAM role with trust policy required by EKS Pod Identity" in the EKS documentation.
 */
export function trustsAnyPodIdentity(trust: Field): Truth {
  return someStatement(trust, ({ field, allows }) =>
    allOf([
      allows,
      trustsService(field, [POD_IDENTITY_SERVICE]),
      not(compares({ field, allows }, isSource, () => true)),
    ]),
  );
}

/** Whether a trust policy lets EKS give the role to pods. */
export function trustsPodIdentity(trust: Field): Truth {
  return trustsServices(trust, [POD_IDENTITY_SERVICE]);
}

/**
 * Whom a trust policy names that may take the role; under a condition, perhaps. A policy that is not known is one field
 * that stands for them.
 */
export function trustedPrincipals(
  trust: Field,
): readonly { readonly field: Field; readonly verdict: Truth }[] {
  const statements = statementsOf(trust);
  if (statements === UNKNOWN) return [{ field: trust, verdict: UNKNOWN }];
  return statements.flatMap(({ field, allows }) => {
    const isTaken = anyOf(
      listed(field.key("Action")).map((action) =>
        matchesPattern(action, (pattern) => matches(pattern, "sts:AssumeRole")),
      ),
    );
    const isFree = field.key("Condition").isAbsent ? true : UNKNOWN;
    const verdict = allOf([allows, isTaken, isFree]);
    return verdict === false
      ? []
      : listed(field.at("Principal.AWS")).map((principal) => ({ field: principal, verdict }));
  });
}

/** Whether a trust policy names one of some services of AWS. */
export function trustsServices(trust: Field, services: readonly string[]): Truth {
  return someStatement(trust, ({ field, allows }) => allOf([allows, trustsService(field, services)]));
}

/** Whether a trust policy says that service accounts of a cluster may act as the role. */
export function trustsPods(trust: Field): Truth {
  return someStatement(trust, isForPods);
}

/** Whether a trust policy lets a service account act as the role. */
export function trustsAccount(trust: Field, namespace: string, name: string): Truth {
  const subject = `system:serviceaccount:${namespace}:${name}`;
  const excludes: Binding = (value, isPattern) => !(isPattern ? matches(value, subject) : value === subject);
  return someStatement(trust, (statement) => allOf([isForPods(statement), not(binds(statement, excludes))]));
}

/**
 * Whether a trust policy lets anyone act as the role, or an account other than that of the role's own ARN. What other
 * account it is nobody knows where the ARN is not.
 */
export function trustsOthers(trust: Field, arn: string | Unknown | undefined): Truth {
  const own = typeof arn === "string" ? arn.split(":")[4] : UNKNOWN;
  return someStatement(trust, ({ field, allows }) => {
    const principal = field.key("Principal");
    const named = principal.value === "*" ? [principal] : listed(principal.key("AWS"));
    return allOf([allows, not(field.key("Condition").isSet), anyOf(named.map((each) => isOther(each, own)))]);
  });
}

function isOther(principal: Field, own: string | Unknown | undefined): Truth {
  const text = principal.string();
  if (text === UNKNOWN) return UNKNOWN;
  if (text === undefined) return false;
  if (text === "*") return true;
  const account = /^\d{12}$/.test(text) ? text : text.split(":")[4];
  return own === UNKNOWN ? UNKNOWN : account !== own;
}

function someStatement(trust: Field, question: (statement: Statement) => Truth): Truth {
  const statements = statementsOf(trust);
  return statements === UNKNOWN ? UNKNOWN : anyOf(statements.map(question));
}

function isForPods({ field, allows }: Statement): Truth {
  return allOf([
    allows,
    anyOf(listed(field.key("Action")).map(takesWebIdentity)),
    anyOf(listed(field.at("Principal.Federated")).map(isClusterIssuer)),
  ]);
}

function takesWebIdentity(action: Field): Truth {
  return matchesPattern(action, (pattern) => matches(pattern, "sts:AssumeRoleWithWebIdentity"));
}

/** Issuers of EKS clusters; those of other products, such as build services, have subjects of another form. */
function isClusterIssuer(principal: Field): Truth {
  return matchesPattern(principal, (arn) => /oidc-provider\/oidc[.-]eks\./.test(arn));
}

function trustsService(statement: Field, services: readonly string[]): Truth {
  return anyOf(
    listed(statement.at("Principal.Service")).map((each) =>
      matchesPattern(each, (text) => services.includes(text)),
    ),
  );
}

const isSubject = (key: string) => key.endsWith(":sub");
const isAudience = (key: string) => key.endsWith(":aud");
const isSource = (key: string) =>
  /^aws:(Source(Arn|Account|OrgID|OrgPaths)|(RequestTag|PrincipalTag)\/(kubernetes|eks)-)/i.test(key);

/** Whether a value binds what it is compared with; patterns count where the operator takes them. */
type Binding = (value: string, isPattern: boolean) => boolean;

/** A pattern for the namespace is many accounts. Without patterns a value binds whatever it is. */
const ofNamespace: Binding = (value, isPattern) =>
  !isPattern || /^system:serviceaccount:[^*?:]+:/.test(value);
const ofAccount: Binding = (value, isPattern) => !isPattern || !/:\*+$/.test(value);

function binds(statement: Statement, binding: Binding): Truth {
  return compares(statement, isSubject, binding);
}

/** Operators of text and ARNs. Those for all values also hold where the key is missing, and bind nothing. */
const OPERATOR = /^(ForAnyValue:)?(String|Arn)(Equals|EqualsIgnoreCase|Like)(IfExists)?$/i;

/**
 * Whether a condition of a statement compares a key with values that all bind. Conditions all have to hold, so one that
 * binds is enough.
 */
function compares({ field }: Statement, isKey: (key: string) => boolean, binding: Binding): Truth {
  const ofOperator = ([operator, comparisons]: [string | Unknown, Field]): Truth => {
    if (operator === UNKNOWN) return UNKNOWN;
    const isPattern = /like/i.test(operator);
    return OPERATOR.test(operator) && anyOf(comparisons.entries().map((each) => ofKey(each, isPattern)));
  };
  const ofKey = ([key, values]: [string | Unknown, Field], isPattern: boolean): Truth => {
    if (key === UNKNOWN) return UNKNOWN;
    const all = isKey(key) ? listed(values) : [];
    return (
      all.length > 0 && allOf(all.map((each) => matchesPattern(each, (text) => binding(text, isPattern))))
    );
  };
  return anyOf(field.key("Condition").entries().map(ofOperator));
}
