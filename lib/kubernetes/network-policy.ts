import type { KubernetesObject } from "./object";
import { allOf, anyOf, isMap, not, type Truth, UNKNOWN } from "./value";

export type Direction = "Ingress" | "Egress";

/**
 * Whether a NetworkPolicy denies one direction of traffic for every pod of its namespace and allows nothing of it: it
 * selects all pods, is about the direction, and has no rule for it. Source: the NetworkPolicy documentation.
 */
export function deniesByDefault(policy: KubernetesObject, direction: Direction): Truth {
  const rules = policy.at(direction === "Ingress" ? "spec.ingress" : "spec.egress");
  const hasRules = rules.isAbsent
    ? false
    : anyOf(rules.items().map((rule) => (rule.value === UNKNOWN ? UNKNOWN : true)));
  return allOf([selectsEveryPod(policy), isAbout(policy, direction), not(hasRules)]);
}

function selectsEveryPod(policy: KubernetesObject): Truth {
  const selector = policy.at("spec.podSelector");
  if (selector.isAbsent) return policy.spec.value === UNKNOWN ? UNKNOWN : true;
  if (!isMap(selector.value)) return UNKNOWN;
  const parts = [
    ...selector
      .key("matchLabels")
      .entries()
      .map(([, value]) => value),
    ...selector.key("matchExpressions").items(),
  ];
  return parts.length === 0 ? true : parts.every(({ value }) => value === UNKNOWN) ? UNKNOWN : false;
}

/** Without policyTypes a policy is about ingress, and about egress when it has rules for it. */
function isAbout(policy: KubernetesObject, direction: Direction): Truth {
  const types = policy.at("spec.policyTypes");
  if (!types.isAbsent) return anyOf(types.items().map((type) => type.is(direction)));
  if (policy.spec.value === UNKNOWN) return UNKNOWN;
  return direction === "Ingress" ? true : policy.at("spec.egress").isSet;
}
