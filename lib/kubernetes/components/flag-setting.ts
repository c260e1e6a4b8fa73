import { type Claim, claimIf } from "../claim";
import type { Container } from "../container";
import { type Truth, UNKNOWN } from "../value";
import { type CommandLine, type Component, commandLineOf } from "./command-line";

/** What a flag must hold. Absence breaks `mustBe`, `mustBeSet` and `mustInclude`, and never the others. */
type Demand =
  | { readonly mustBe: string }
  | { readonly mustNotBe: string }
  | { readonly mustBeSet: true }
  | { readonly mustNotBeSet: true }
  | { readonly mustInclude: readonly string[] }
  | { readonly mustNotInclude: readonly string[] }
  | { readonly mustNotMatch: RegExp /** What it may hold, in words. */; readonly safe: string };

/** One flag of a component, and what it must hold. */
export type FlagSetting = Demand & {
  readonly component: Component;
  /** Its name, without dashes. */
  readonly flag: string;
  /** What the component does where it is absent, in a few words; as of Kubernetes 1.34. */
  readonly unset: string;
  /** Flags any of which takes its place. */
  readonly unlessSet?: readonly string[];
};

/** The claims of flags on the component that a container runs. */
export function* flagClaims(
  container: Container,
  settings: readonly FlagSetting[],
): Generator<Claim | undefined> {
  const line = commandLineOf(container);
  if (line === undefined) return;
  if (line === UNKNOWN) {
    yield container.at("command").undecided();
    return;
  }
  for (const setting of settings) {
    if (setting.component !== line.component) continue;
    if (setting.unlessSet?.some((flag) => line.flags.has(flag))) continue;
    yield judge(line, setting);
  }
}

/** What a flag must hold, in words: for tables. */
export function safeFlagValue(setting: FlagSetting): string {
  if ("mustBe" in setting) return setting.mustBe;
  if ("mustNotBe" in setting) return `not ${setting.mustNotBe}`;
  if ("mustInclude" in setting) return `with ${setting.mustInclude.join(" and ")}`;
  if ("mustNotInclude" in setting) return `without ${setting.mustNotInclude.join(", ")}`;
  if ("mustNotMatch" in setting) return setting.safe;
  return "mustBeSet" in setting ? "set" : "not set";
}

function judge(line: CommandLine, setting: FlagSetting): Claim | undefined {
  const given = line.flags.get(setting.flag) ?? [];
  const last = given.at(-1);
  if (last === undefined) return judgeAbsence(line, setting);
  const name = `--${setting.flag}`;
  const values = given.flatMap(({ value }) => value.split(","));
  const shown = `${name}=${last.value}`;
  if ("mustNotBeSet" in setting) return claimIf(true, last.field, "must not set", name);
  if ("mustBeSet" in setting) return claimIf(last.value === "", last.field, "must set", name);
  if ("mustBe" in setting) {
    return claimIf(!isSame(last.value, setting.mustBe), last.field, "must set", `${name}=${setting.mustBe}`);
  }
  if ("mustNotBe" in setting) {
    return claimIf(isSame(last.value, setting.mustNotBe), last.field, "must not set", shown);
  }
  if ("mustNotMatch" in setting) {
    return claimIf(setting.mustNotMatch.test(last.value), last.field, "must not set", shown);
  }
  const [demand, wrong] =
    "mustInclude" in setting
      ? (["must list", setting.mustInclude.filter((each) => !values.includes(each))] as const)
      : (["must not list", setting.mustNotInclude.filter((each) => values.includes(each))] as const);
  return claimIf(wrong.length > 0, last.field, demand, `${wrong.join(", ")} in ${name}`);
}

function judgeAbsence({ isWhole, place }: CommandLine, setting: FlagSetting): Claim | undefined {
  const isMissing: Truth = isWhole ? true : UNKNOWN;
  const name = `--${setting.flag}`;
  if ("mustBe" in setting) return claimIf(isMissing, place, "must set", `${name}=${setting.mustBe}`);
  if ("mustBeSet" in setting) return claimIf(isMissing, place, "must set", name);
  if ("mustInclude" in setting)
    return claimIf(isMissing, place, "must list", `${setting.mustInclude.join(", ")} in ${name}`);
  // What is not known may set the flag to the very value that it must not have.
  return isWhole ? undefined : claimIf(UNKNOWN, place, "must not set", name);
}

/** Go reads 1, t and T as true too. */
function isSame(value: string, expected: string): boolean {
  const canonical = (text: string) =>
    /^(1|t|true)$/i.test(text) ? "true" : /^(0|f|false)$/i.test(text) ? "false" : text;
  return expected === "true" || expected === "false" ? canonical(value) === expected : value === expected;
}
