import { isMap } from "../model/value";
import type { Option, Options, OptionValues, Policy, Profile } from "./define";
import { optionValues } from "./evaluate";
import { Exemptions } from "./exemptions/exemptions";
import { NO_INVALID_EXEMPTIONS } from "./exemptions/no-invalid-exemptions";
import { type PackSettings, packSettingsOf, SETTINGS, settingsProblems, withSettings } from "./pack-settings";
import { renamedTo } from "./successors";

/** The levels that a configuration may give a policy. */
export const LEVELS = ["advisory", "mandatory", "remediate", "disabled"] as const;
export type Level = (typeof LEVELS)[number];

/** A policy pack configuration in the form of `--policy-pack-config`. */
export type PackConfig = Readonly<
  Record<string, Level | (Readonly<Record<string, unknown>> & { readonly enforcementLevel?: Level })>
>;

/** Each policy's level and options, as a configuration makes them. */
export interface Settings {
  levelOf(id: string): Level;
  optionsOf(policy: Policy): OptionValues<Options>;
  /** What is set once for all policies. */
  readonly ofPack: PackSettings;
  /** What exempts in a run that starts now. */
  exemptions(): Exemptions;
}

/** The name of the notice that the pack adds to its policies. */
export const NOTICE = "report-unjudged";

/** The policy that judges by calendars of support. */
export const ON_VERSIONS = "no-unsupported-versions";

/** What a configuration may name besides policies. */
const OTHERS: readonly string[] = ["all", NOTICE, NO_INVALID_EXEMPTIONS, SETTINGS];

/** The level that a policy has without any configuration: that of the profile `baseline`. */
export function defaultLevelOf({ profile, enforcement }: Policy): Level {
  return profile === "baseline" ? enforcement : "disabled";
}

/** What each profile makes of a policy: profiles move levels, not logic. */
export const LEVELS_OF: Readonly<Record<Profile, (policy: Policy) => Level>> = {
  audit: () => "advisory",
  baseline: defaultLevelOf,
  restricted: ({ severity, enforcement }) =>
    ["high", "critical"].includes(severity) ? "mandatory" : enforcement,
};

/** The settings that come of a configuration over the policies' own defaults; the configuration must be valid. */
export function settingsOf(policies: readonly Policy[], config: PackConfig = {}): Settings {
  const defaults = new Map(policies.map((policy) => [policy.id, defaultLevelOf(policy)]));
  const levelOf = (id: string) =>
    levelIn(config[id]) ?? levelIn(config["all"]) ?? defaults.get(id) ?? "advisory";
  const ofPack = packSettingsOf(config[SETTINGS]);
  return {
    levelOf,
    ofPack,
    exemptions: () =>
      new Exemptions({ policies, rules: ofPack, levelOf, today: new Date().toISOString().slice(0, 10) }),
    optionsOf: (policy) => withSettings(policy, optionValues(policy, givenIn(config[policy.id])), ofPack),
  };
}

function givenIn(entry: PackConfig[string] | undefined): Readonly<Record<string, unknown>> {
  return typeof entry === "object" ? entry : {};
}

function levelIn(entry: PackConfig[string] | undefined): Level | undefined {
  return typeof entry === "string" ? entry : entry?.enforcementLevel;
}

/**
 * What is wrong with a configuration, one line each: misspelt names and options, unknown levels, wrong types.
 * Pulumi accepts misspelt names without a word.
 */
export function configProblems(policies: readonly Policy[], config: unknown): string[] {
  if (!isMap(config)) return ["a configuration must be a map from policy names to levels or settings"];
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return Object.entries(config).flatMap(([name, entry]) => {
    if (name === "environments" || name === "exceptions") return [];
    const policy = byId.get(name);
    if (policy === undefined && !OTHERS.includes(name))
      return [`no policy is named "${name}"${renamedTo(name)}`];
    return entryProblems(name, policy?.options ?? {}, entry);
  });
}

function entryProblems(name: string, options: Options, entry: unknown): string[] {
  if (typeof entry === "string") return isLevel(entry) ? [] : [levelProblem(name, entry)];
  if (!isMap(entry)) return [`${name} must be a level or a map of settings`];
  const { enforcementLevel, ...settings } = entry;
  const ofLevel =
    enforcementLevel === undefined || isLevel(enforcementLevel) ? [] : [levelProblem(name, enforcementLevel)];
  if (name === SETTINGS) return [...ofLevel, ...settingsProblems(settings)];
  const ofSettings = Object.entries(settings).flatMap(([setting, value]) => {
    if (name === NOTICE) return setting === "detail" ? [] : [`${name} has no option "${setting}"`];
    const option = options[setting];
    if (option === undefined) return [`${name} has no option "${setting}"`];
    return hasType(option, value)
      ? []
      : [`${name}: ${setting} must be ${option.type === "array" ? "a list of strings" : `a ${option.type}`}`];
  });
  return [...ofLevel, ...ofSettings];
}

function levelProblem(name: string, level: unknown): string {
  return `${name}: ${JSON.stringify(level)} is no level; it must be one of ${LEVELS.join(", ")}`;
}

function isLevel(level: unknown): level is Level {
  return LEVELS.some((known) => known === level);
}

function hasType(option: Option, value: unknown): boolean {
  if (option.type === "array") return Array.isArray(value) && value.every((item) => typeof item === "string");
  return typeof value === option.type;
}
