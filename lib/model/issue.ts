// Circle: an issue is about a field, whose demands make issues.
import type { Field } from "./field";
import { type Truth, UNKNOWN } from "./value";

/** What a policy says about one place of one object. Issues on the same object become one finding. */
export interface Issue {
  readonly verdict: "violated" | "undecided";
  readonly field: Field;
  /** The demand, such as `must not set`; issues with the same demand share it in the message. */
  readonly demand: string;
  /** What the demand is about: usually `path=value`. */
  readonly detail: string;
  /** The container or volume it concerns, such as `container "api"`. */
  readonly part?: string;
}

/** What a check may return: nothing, one issue or many; `undefined` stands for "nothing to say". */
export type Issues = Issue | undefined | Iterable<Issue | undefined>;

/** All issues of a check's result, in order. */
export function* issuesOf(issues: Issues): Generator<Issue> {
  if (issues === undefined) return;
  if (!(Symbol.iterator in issues)) {
    yield issues;
    return;
  }
  for (const issue of issues) if (issue !== undefined) yield issue;
}

/** The same issue, with the container or volume it concerns. */
export function concerning(part: string, issue: Issue | undefined): Issue | undefined {
  return issue === undefined ? undefined : { ...issue, part };
}

/** An issue that holds where `bad` is true, is open where it is unknown, and is nothing where it is false. */
export function issueIf(bad: Truth, field: Field, demand: string, detail: string): Issue | undefined {
  if (bad === false) return undefined;
  return { verdict: bad === UNKNOWN ? "undecided" : "violated", field, demand, detail };
}

/** The issue where a condition holds; open where the condition is unknown. */
export function onlyIf(condition: Truth, issue: Issue | undefined): Issue | undefined {
  if (issue === undefined || condition === false) return undefined;
  return condition === UNKNOWN ? { ...issue, verdict: "undecided" } : issue;
}
