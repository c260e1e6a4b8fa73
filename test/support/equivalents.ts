import { isStackPolicy, type Policy } from "../../lib/policy/define";
import { evaluate, evaluateStack, optionValues } from "../../lib/policy/evaluate";
import type { Stack } from "./builders";
import { programIn } from "./declared";

/** By policy: names of its check in other tools, with the least that their pages describe as wrong. */
export type Equivalents = Readonly<
  Record<string, readonly (readonly [claims: readonly string[], wrong: Stack])[]>
>;

/** Whether a policy finds something in a stack for certain. */
export function isFound(policy: Policy, wrong: Stack): boolean {
  const program = programIn(wrong);
  const options = optionValues(policy);
  const evaluations = isStackPolicy(policy)
    ? [evaluateStack(policy, program, options)]
    : [...program.clusters, program.cloud]
        .flatMap(({ objects }) => objects.filter(policy.appliesTo))
        .map((object) => evaluate(policy, object, options));
  return evaluations.some(({ findings }) => findings.some(({ verdict }) => verdict === "violated"));
}
