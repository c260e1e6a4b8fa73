import { referenceList } from "../model/words";
import { isStackPolicy } from "../policy/define";
import type { Finding } from "../policy/evaluate";
import { linesOf } from "../report/path-lines";
import type { Report } from "./served";

/** A finding as it is reported. */
export function reportOf(finding: Finding): Report {
  const message = `${withoutDirectives(finding.policy.title)}\n${messageOf(finding)}`;
  const { urn } = finding.object.declaration;
  // A request about one resource names it.
  return isStackPolicy(finding.policy) && urn !== null ? { message, urn } : { message };
}

const explained = new Set<string>();

/**
 * A violation as the engine prints it below the policy's title: what is wrong and where. The first of a policy in a run
 * also says what to do, why, and where the rule comes from; the engine repeats the title itself.
 * The engine reads colour directives in messages; names from the program must not become one.
 */
export function messageOf({ policy, message, fix, attackPath }: Finding): string {
  const told = [`${message}.`, ...(attackPath === undefined ? [] : linesOf(attackPath))].join("\n");
  if (explained.has(policy.id)) return withoutDirectives(told);
  explained.add(policy.id);
  const text = [told, `Fix: ${fix}`, `Why: ${policy.why}`, `See: ${referenceList(policy.references)}`].join(
    "\n",
  );
  return withoutDirectives(text);
}

/** Text in which nothing reads as a colour directive (`<{%red%}>`). */
export function withoutDirectives(text: string): string {
  return text.replaceAll("<{%", "<{ %");
}
