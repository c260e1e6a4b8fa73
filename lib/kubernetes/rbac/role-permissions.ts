import type { DeclaredResource } from "../../model/declared-resource";
import { type Issue, weighed } from "../../model/issue";
import { type Truth, UNKNOWN } from "../../model/value";
import { permissionMatches, type RiskyPermission } from "./risky-permission";
import { grants, type ResourceAttributes, type Rule, ruleOf } from "./rule";
import { isClusterScoped } from "./scope";

/** The kinds that hold rules. */
export const ROLES = ["rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/Role"];

/**
 * Says that a role must not give risky permissions, each on the rule that gives it. Rules with a wildcard for
 * resources are passed over: `no-wildcard-rules` says once what they include.
 */
export function* permissionIssues(
  role: DeclaredResource,
  permissions: readonly RiskyPermission[],
): Generator<Issue | undefined> {
  const rules = role
    .at("rules")
    .items()
    .map(ruleOf)
    .filter(({ resources }) => !resources.includes("*"));
  const isNamespaced = role.kind === "Role";
  const answer = (request: ResourceAttributes): Granted => {
    if (isNamespaced && isClusterScoped(request.group, request.resource)) return { verdict: false };
    return bestOf(rules, request);
  };
  for (const { permission, verdict, answers } of permissionMatches(permissions, answer)) {
    const field = answers[0]?.rule?.field;
    const severity = isNamespaced ? permission.severity : (permission.everywhere ?? permission.severity);
    yield weighed(severity, field?.violates(`must not let its subjects ${permission.title}`, verdict));
  }
}

interface Granted {
  readonly verdict: Truth;
  readonly rule?: Rule;
}

function bestOf(rules: readonly Rule[], request: ResourceAttributes): Granted {
  let open: Granted = { verdict: false };
  for (const rule of rules) {
    const verdict = grants(rule, request);
    if (verdict === true) return { verdict, rule };
    if (verdict === UNKNOWN && open.verdict === false) open = { verdict, rule };
  }
  return open;
}
