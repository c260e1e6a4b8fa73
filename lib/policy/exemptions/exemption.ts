import type { DeclaredResource } from "../../model/declared-resource";
import { type Field, oneLine } from "../../model/field";
import type { Issue } from "../../model/issue";
import type { Policy } from "../define";

/** Where an exemption is written. */
export type ExemptionSource =
  | "configuration"
  | "annotation"
  | "kube-linter"
  | "checkov"
  | "kube-score"
  | "kics"
  | "trivy";

/** What a report says of a finding that is exempted. */
export interface Exempted {
  readonly reason: string;
  readonly source: ExemptionSource;
  /** The last day on which it holds, as YYYY-MM-DD. */
  readonly expires: string | null;
  readonly ticket: string | null;
}

/** Why a finding is accepted, in one line: `reads /proc (annotation, OPS-7, until 2027-01-01)`. */
export function exemptionText({ reason, source, expires, ticket }: Exempted): string {
  const more = [source, ticket, expires === null ? null : `until ${expires}`].filter((text) => text !== null);
  return `${oneLine(reason)} (${more.map(oneLine).join(", ")})`;
}

/** An accepted risk: findings of policies on objects that count as exempted, and why. */
export interface Exemption extends Exempted {
  /** Ids of policies, categories and threat rows. */
  readonly names: readonly string[];
  readonly selects: (policy: Policy) => boolean;
  readonly isAbout: (object: DeclaredResource) => boolean;
  /** Whether it covers a place of such an object. */
  readonly coversIssue: (issue: Issue) => boolean;
  /** Where it is written, for what is wrong with it. */
  readonly field: Field;
  /** Tells it apart from all others, from one reading of the program to the next. */
  readonly key: string;
  /** Whether it was written for this pack: what is wrong with exemptions of other tools is their matter. */
  readonly isOurs: boolean;
  /** What of its text cannot be read. */
  readonly misread?: Flaw;
}

/** What is wrong with an exemption, after its subject: `must give a reason`. */
export type Flaw = string;

/** Whether a policy has this name, is in the category, or serves the threat row. */
export function isNamed({ id, category, threats }: Policy, name: string): boolean {
  return id === name || category === name || threats.some((row) => row === name);
}

/** What is wrong with an exemption for itself, whatever it covers; the first flaw, as each alone makes it void. */
export function flawOf(
  { names, reason, expires, misread }: Exemption,
  policies: readonly Policy[],
  today: string,
): Flaw | undefined {
  if (misread !== undefined) return misread;
  const unknown = names.find((name) => !policies.some((policy) => isNamed(policy, name)));
  if (unknown !== undefined)
    return `must name policies, categories or threat rows that exist, not ${JSON.stringify(unknown)}`;
  if (names.length === 0) return "must name a policy";
  if (reason.trim() === "") return "must give a reason";
  if (expires === null) return undefined;
  if (!isDay(expires))
    return `must end on a day that is written as YYYY-MM-DD, not ${JSON.stringify(expires)}`;
  return expires < today ? `must be renewed or removed: it ended on ${expires}` : undefined;
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
