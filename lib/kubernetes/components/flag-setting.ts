import { secondsIn } from "../../model/duration";
import { oneLine } from "../../model/field";
import { concerning, flagIssue, type Issue, onlyIf } from "../../model/issue";
import { type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { CommandLine, Component, Flag, Flags } from "./command-line";

/** What a flag must hold. Absence breaks `mustBe`, `mustBeSet` and `mustInclude`, and never the others. */
type Demand =
  | { readonly mustBe: string }
  | { readonly mustNotBe: string }
  | { readonly mustBeSet: true }
  | { readonly mustNotBeSet: true }
  | { readonly mustInclude: readonly string[] }
  | { readonly mustNotInclude: readonly string[] }
  | { readonly mustNotMatch: RegExp /** What it may hold, in words. */; readonly safe: string }
  | { readonly mustLast: Range /** What it may hold, in words. */; readonly safe: string };

/** Durations that are longer than one, up to another; both as Go writes them. */
interface Range {
  readonly over?: string;
  readonly upTo?: string;
}

/** One flag of a component, and what it must hold. */
export type FlagSetting = Demand & {
  readonly component: Component;
  /** Its name, without dashes. */
  readonly flag: string;
  /** What the component does where it is absent, in a few words; as of Kubernetes 1.34. */
  readonly unset: string;
  /** Flags any of which takes its place. */
  readonly unlessSet?: readonly string[];
  /** Whether it counts beside the other flags; where it is not given, it always does. */
  readonly when?: (flags: Flags) => Truth;
};

/** A flag or field that code judges, and no table can: what the table of settings says of it. */
export interface DescribedSetting {
  /** The component or the kind of document that has it. */
  readonly of: string;
  readonly name: string;
  readonly safe: string;
  readonly unset: string;
}

/** The issues of flags on a command line. */
export function* flagIssues(
  line: CommandLine,
  settings: readonly FlagSetting[],
): Generator<Issue | undefined> {
  for (const setting of settings) {
    if (setting.component !== line.component) continue;
    if (setting.unlessSet?.some((flag) => line.flags.has(flag))) continue;
    yield concerning(line.title, onlyIf(counts(line, setting), judge(line, setting)));
  }
}

/** What a flag must hold, in words: for tables. */
export function safeFlagValue(setting: FlagSetting): string {
  if ("mustBe" in setting) return setting.mustBe;
  if ("mustNotBe" in setting) return `not ${setting.mustNotBe}`;
  if ("mustInclude" in setting) return `with ${setting.mustInclude.join(" and ")}`;
  if ("mustNotInclude" in setting) return `without ${setting.mustNotInclude.join(", ")}`;
  if ("safe" in setting) return setting.safe;
  return "mustBeSet" in setting ? "set" : "not set";
}

/** A flag as messages may show it: `--name=value`, without a value that is secret. */
export function shownFlag(name: string, { field, value }: Flag): string {
  return value === UNKNOWN ? `--${name}` : `--${name}=${shownValue({ field, value })}`;
}

function shownValue({ field, value }: Flag): string {
  return field.owner.isSecret(field.path) ? "[secret]" : oneLine(String(value));
}

/** The value of a flag that counts, the last one; `undefined` where it is not set. */
export function flagValue(flags: Flags, name: string): string | Unknown | undefined {
  return flags.get(name)?.at(-1)?.value;
}

/** The value that stands where another is wanted, as messages add it: ` instead of false`. */
function insteadOf(flag: Flag): string {
  return flag.value === UNKNOWN ? "" : ` instead of ${shownValue(flag)}`;
}

/** Whether a value is the expected one; booleans as Go reads them, which takes 1, t and T for true too. */
function isFlagValue(value: string, expected: string): boolean {
  const canonical = (text: string) =>
    /^(1|t|true)$/i.test(text) ? "true" : /^(0|f|false)$/i.test(text) ? "false" : text;
  return expected === "true" || expected === "false" ? canonical(value) === expected : value === expected;
}

/** Whether a duration is out of a range; a component does not start with what is no duration. */
function isOutside(value: string, { over, upTo }: Range): boolean {
  const seconds = secondsIn(value);
  if (seconds === undefined) return false;
  const [least, most] = [over, upTo].map((limit) => (limit === undefined ? undefined : secondsIn(limit)));
  return (least !== undefined && seconds <= least) || (most !== undefined && seconds > most);
}

/** A flag that is not known may be the one that a setting depends on. */
function counts({ flags, isWhole }: CommandLine, { when }: FlagSetting): Truth {
  const truth = when?.(flags) ?? true;
  return truth === false && isWhole === UNKNOWN ? UNKNOWN : truth;
}

function judge(line: CommandLine, setting: FlagSetting): Issue | undefined {
  const given = line.flags.get(setting.flag) ?? [];
  const last = given.at(-1);
  if (last === undefined) return judgeAbsence(line, setting);
  const name = `--${setting.flag}`;
  if ("mustNotBeSet" in setting) return flagIssue(true, last.field, "must not set", name);
  if ("mustBeSet" in setting) return flagIssue(last.value === "", last.field, "must set", name);
  if ("mustInclude" in setting || "mustNotInclude" in setting) return judgeList(given, last, setting);
  const { must, what, isBroken } = demandOn(last, setting);
  return flagIssue(last.value === UNKNOWN ? UNKNOWN : isBroken(last.value), last.field, must, what);
}

type OfOneValue = Extract<FlagSetting, { mustBe: string } | { mustNotBe: string } | { safe: string }>;

/** The demand of a setting on one value, and whether a value breaks it. */
function demandOn(flag: Flag, setting: OfOneValue) {
  if ("mustBe" in setting) {
    const { mustBe } = setting;
    return {
      must: "must set",
      what: `--${setting.flag}=${mustBe}${insteadOf(flag)}`,
      isBroken: (value: string) => !isFlagValue(value, mustBe),
    };
  }
  const isBroken = (value: string) => {
    if ("mustNotBe" in setting) return isFlagValue(value, setting.mustNotBe);
    return "mustLast" in setting ? isOutside(value, setting.mustLast) : setting.mustNotMatch.test(value);
  };
  const instead = "safe" in setting ? ` instead of ${setting.safe}` : "";
  return { must: "must not set", what: `${shownFlag(setting.flag, flag)}${instead}`, isBroken };
}

type OfList = Extract<
  FlagSetting,
  { mustInclude: readonly string[] } | { mustNotInclude: readonly string[] }
>;

/** A list may be given in parts, by the same flag again; a part that is not known may hold anything. */
function judgeList(given: readonly Flag[], last: Flag, setting: OfList): Issue | undefined {
  const name = shownFlag(setting.flag, last);
  const isOpen = given.some(({ value }) => value === UNKNOWN);
  const values = given.flatMap(({ value }) => (value === UNKNOWN ? [] : value.split(",")));
  if ("mustInclude" in setting) {
    const missing = setting.mustInclude.filter((each) => !values.includes(each));
    const isShort: Truth = missing.length > 0 && (isOpen ? UNKNOWN : true);
    return flagIssue(isShort, last.field, "must list", `${missing.join(", ")} in ${name}`);
  }
  const listed = setting.mustNotInclude.filter((each) => values.includes(each));
  const isBad: Truth = listed.length > 0 || (isOpen ? UNKNOWN : false);
  return flagIssue(isBad, last.field, "must not list", `${listed.join(", ")} in ${name}`);
}

function judgeAbsence({ isWhole, place }: CommandLine, setting: FlagSetting): Issue | undefined {
  const name = `--${setting.flag}`;
  // Where one value of a flag is too strict for some clusters, what may stand for it is part of the demand.
  const others = (setting.unlessSet ?? []).map((flag) => ` or --${flag}`).join("");
  if ("mustBe" in setting) return flagIssue(isWhole, place, "must set", `${name}=${setting.mustBe}${others}`);
  if ("mustBeSet" in setting) return flagIssue(isWhole, place, "must set", name);
  if ("mustInclude" in setting)
    return flagIssue(isWhole, place, "must list", `${setting.mustInclude.join(", ")} in ${name}`);
  // What is not known may set the flag to the very value that it must not have.
  return isWhole === UNKNOWN ? flagIssue(UNKNOWN, place, "must not set", name) : undefined;
}
