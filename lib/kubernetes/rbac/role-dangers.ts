import type { Claim } from "../claim";
import type { KubernetesObject } from "../object";
import { type Truth, UNKNOWN } from "../value";
import { type Danger, dangersOf } from "./danger";
import { grants, type ResourceAsk, type Rule, ruleOf } from "./rule";
import { isClusterScoped } from "./scope";

/** The kinds that hold rules. */
export const ROLES = ["rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/Role"];

/**
 * Claims that a role must not give dangerous permissions, each on the rule that gives it. Rules with a wildcard for
 * resources are passed over: `no-wildcard-rules` says once what they include.
 */
export function* dangersIn(role: KubernetesObject, dangers: readonly Danger[]): Generator<Claim | undefined> {
  const rules = role
    .at("rules")
    .items()
    .map(ruleOf)
    .filter(({ resources }) => !resources.includes("*"));
  const isNamespaced = role.kind === "Role";
  const answer = (ask: ResourceAsk): Granted => {
    if (isNamespaced && isClusterScoped(ask.group, ask.resource)) return { verdict: false };
    return bestOf(rules, ask);
  };
  for (const { danger, verdict, answers } of dangersOf(dangers, answer)) {
    const field = answers[0]?.rule?.field;
    yield field?.violates(`must not allow to ${danger.title}`, verdict);
  }
}

interface Granted {
  readonly verdict: Truth;
  readonly rule?: Rule;
}

function bestOf(rules: readonly Rule[], ask: ResourceAsk): Granted {
  let open: Granted = { verdict: false };
  for (const rule of rules) {
    const verdict = grants(rule, ask);
    if (verdict === true) return { verdict, rule };
    if (verdict === UNKNOWN && open.verdict === false) open = { verdict, rule };
  }
  return open;
}
