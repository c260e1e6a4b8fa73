// Circle: an issue is about a field, whose demands make issues.
import type { Field } from "./field";
import type { Severity } from "./severity";
import type { ToldPath } from "./told-path";
import { type Truth, UNKNOWN } from "./value";

/** A part of an object that messages name: a container, a volume. */
export interface Part {
  /** `container "api"`. */
  readonly title: string;
  /** Where it is declared; fields below it are named from here on. */
  readonly field?: Field;
}

/** What a policy says about one place of one object. Issues on the same object become one finding. */
export interface Issue {
  readonly verdict: "violated" | "undecided";
  readonly field: Field;
  /** What follows the demand: the field with a value, nothing but its place, or the flag of a command line. */
  readonly form: "setting" | "fact" | "flag";
  /** `must not set`, or a whole sentence without its subject; issues with the same demand share it in the message. */
  readonly demand: string;
  /** The value of a setting, or a flag with its value. */
  readonly detail?: string;
  readonly part?: Part;
  /** How bad it is, where that depends on what was found. */
  readonly severity?: Severity;
  /** The way of an attacker that it lies on, where it is about one. */
  readonly attackPath?: ToldPath;
}

/** What a check may return: nothing, one issue or many; `undefined` stands for "nothing to say". */
export type Issues = Issue | undefined | Iterable<Issue | undefined>;

const NONE: readonly Issue[] = [];

/** All issues of a check's result, in order. */
export function issuesOf(issues: Issues): readonly Issue[] {
  if (issues === undefined) return NONE;
  if (!(Symbol.iterator in issues)) return [issues];
  // Most checks have nothing to say: that takes no list.
  let found: Issue[] | undefined;
  for (const issue of issues) {
    if (issue === undefined) continue;
    if (found === undefined) found = [issue];
    else found.push(issue);
  }
  return found ?? NONE;
}

/** The same issue, with the container or volume it concerns. */
export function concerning(part: Part | string, issue: Issue | undefined): Issue | undefined {
  if (issue === undefined) return undefined;
  return { ...issue, part: typeof part === "string" ? { title: part } : part };
}

/** The same issue, as bad as what was found. */
export function weighed(severity: Severity, issue: Issue | undefined): Issue | undefined {
  return issue === undefined ? undefined : { ...issue, severity };
}

/** An issue that holds where `bad` is true, is open where it is unknown, and is nothing where it is false. */
function issueIf(bad: Truth, issue: Omit<Issue, "verdict">): Issue | undefined {
  if (bad === false) return undefined;
  return { verdict: bad === UNKNOWN ? "undecided" : "violated", ...issue };
}

/** An issue on a field and a value: `must not set spec.hostPID=true`. */
export function settingIssue(bad: Truth, field: Field, demand: string, value?: string): Issue | undefined {
  return issueIf(bad, { field, form: "setting", demand, ...(value !== undefined && { detail: value }) });
}

/** An issue in free words that follow the object's name: `must not mount the host path /etc`. */
export function factIssue(bad: Truth, field: Field, demand: string): Issue | undefined {
  return issueIf(bad, { field, form: "fact", demand });
}

/** An issue on a flag of a command line: `must set --anonymous-auth=false`. */
export function flagIssue(bad: Truth, field: Field, demand: string, flag: string): Issue | undefined {
  return issueIf(bad, { field, form: "flag", demand, detail: flag });
}

/** The issue where a condition holds; open where the condition is unknown. */
export function onlyIf(condition: Truth, issue: Issue | undefined): Issue | undefined {
  if (issue === undefined || condition === false) return undefined;
  return condition === UNKNOWN ? { ...issue, verdict: "undecided" } : issue;
}
