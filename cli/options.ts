import { readFileSync } from "node:fs";
import { type Command, InvalidArgumentError, Option } from "commander";
import pc from "picocolors";
import { isMap } from "../lib/model/value";
import {
  configProblems,
  LEVELS_OF,
  type PackConfig,
  type Settings,
  settingsOf,
} from "../lib/policy/configuration";
import {
  CATEGORIES,
  type Policy,
  PROFILES,
  type Profile,
  SEVERITIES,
  type Severity,
} from "../lib/policy/define";
import {
  exemptionsProblems,
  type PackSettings,
  packSettingsOf,
  profileFor,
  SETTINGS,
} from "../lib/policy/pack-settings";
import { renamedTo } from "../lib/policy/successors";
import { type Baseline, compared, readBaseline } from "../lib/report/comparison";
import { FORMATS } from "../lib/report/formats";
import {
  type FixedFinding,
  type Report,
  type ReportOptions,
  type RunResult,
  reportOf,
} from "../lib/report/report";
import { violationsIn } from "../lib/report/selection";
import { readYaml, YamlError } from "../lib/yaml/documents";
import { FAIL_ON, type FailOn, failingBy } from "./fail-on";
import { UsageError } from "./failure";
import { type OutputOptions, outputsOf, withOutputOptions } from "./outputs";
import { everyPolicy, pack } from "./pack";
import { packVersion } from "./version";
import { write } from "./write";

/** The options that every command which judges something has. */
export interface JudgeOptions extends ChoiceOptions, PublishOptions {
  readonly against?: string;
}

/** The options on which policies count, and how. */
export interface ChoiceOptions {
  readonly profile?: Profile;
  readonly stackTag: readonly string[];
  readonly config?: string;
  readonly exemptions?: string;
  readonly select: readonly string[];
  readonly minSeverity: Severity;
}

/** The options that every command which writes a report has. */
export interface PublishOptions extends OutputOptions {
  readonly verbose?: boolean;
  readonly failOn?: FailOn;
  readonly baseline?: string;
}

/** Adds the common options to a command. */
export function withJudgeOptions(command: Command): Command {
  return withReportOptions(withChoiceOptions(command)).option(
    "--against <state>",
    "a git revision, a state or preview in JSON, or `old` for the state before a preview: judge it too, and tell new findings",
  );
}

/** Adds the options on which policies count, and how. */
export function withChoiceOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--profile <name>",
        "levels to start from (default: as stack tags say, or baseline)",
      ).choices([...PROFILES]),
    )
    .option(
      "--stack-tag <key=value>",
      "a tag of the stack, for `profiles` in the settings; may be repeated",
      collectPair,
      [],
    )
    .option("--config <file>", "levels and options of policies, over the profile (JSON or YAML)")
    .option("--exemptions <file>", "findings that are accepted, and why (JSON or YAML)")
    .option(
      "--select <names>",
      "only these policies, categories or threat rows, separated by commas",
      selection,
      [],
    )
    .addOption(severityOption("--min-severity <severity>", "report from this severity on").default("low"));
}

/** The policies that the options choose and the settings leave on. */
export function chosenPolicies(options: ChoiceOptions, settings: Settings): Policy[] {
  return pack().policies.filter(
    (policy) =>
      selectedBy(options.select)(policy) &&
      settings.levelOf(policy.id) !== "disabled" &&
      isSevere(policy.severity, options),
  );
}

/** Adds the options on how to report. */
export function withReportOptions(command: Command): Command {
  return withOutputOptions(command)
    .option("--verbose", "show every finding in full, those of medium and low severity too")
    .option("--baseline <file>", "an earlier JSON or SARIF report: tell new findings from known ones")
    .addOption(
      new Option(
        "--fail-on <level>",
        "exit with 1 on mandatory violations, or from a severity on; with a baseline on new ones only",
      )
        .choices(FAIL_ON)
        .default(undefined, '"mandatory", or "new" with a baseline'),
    );
}

function severityOption(flags: string, description: string): Option {
  return new Option(flags, description).choices([...SEVERITIES]);
}

/** The settings that profile and configuration make; throws UsageError for a configuration with mistakes. */
export function configFor(options: ChoiceOptions & Partial<JudgeOptions>): {
  config: PackConfig;
  settings: Settings;
} {
  const { profile, stackTag, config, exemptions } = options;
  outputsOf(options);
  if (options.baseline !== undefined && options.against !== undefined)
    throw new UsageError("give --baseline or --against, not both");
  failingBy(options.failOn, (options.baseline ?? options.against) !== undefined);
  const { policies, settings: ofPack } = pack();
  const given = config === undefined ? {} : readConfig(config);
  const own = withSettings(given, { ...ofPack, ...entryOf(given) });
  const start =
    profile ?? profileFor(packSettingsOf(own[SETTINGS]), new Map(stackTag.map(pairOf))) ?? "baseline";
  const levels = policies.map((policy) => [policy.id, LEVELS_OF[start](policy)]);
  const fromProfile = start === "baseline" ? {} : Object.fromEntries(levels);
  // Profiles are decided here, so that the pack in an engine does not decide again.
  const decided = withSettings({ ...fromProfile, ...own }, { profiles: [] });
  const merged = exemptions === undefined ? decided : withExemptions(decided, readExemptions(exemptions));
  return { config: merged, settings: settingsOf(policies, merged) };
}

/** Adds one KEY=VALUE to those before it. */
export function collectPair(value: string, before: readonly string[]): string[] {
  if (!/^[^=]+=/.test(value)) throw new InvalidArgumentError(`"${value}" must be KEY=VALUE.`);
  return [...before, value];
}

function pairOf(text: string): [string, string] {
  const [key = "", ...value] = text.split("=");
  return [key, value.join("=")];
}

/** A configuration with more exemptions than it has itself. */
function withExemptions(config: PackConfig, more: readonly unknown[]): PackConfig {
  return withSettings(config, { exemptions: [...packSettingsOf(config[SETTINGS]).exemptions, ...more] });
}

/** A configuration with other settings of the pack. */
function withSettings(config: PackConfig, change: Partial<Record<keyof PackSettings, unknown>>): PackConfig {
  return { ...config, [SETTINGS]: { ...entryOf(config), ...change } };
}

function entryOf({ [SETTINGS]: entry }: PackConfig): Exclude<PackConfig[string], string> {
  return typeof entry === "string" ? { enforcementLevel: entry } : (entry ?? {});
}

/** Reads exemptions: a list, or a map with the one key `exemptions`; throws UsageError as for a configuration. */
function readExemptions(file: string): readonly unknown[] {
  const content = configIn(file);
  const list = isMap(content) && Object.keys(content).length === 1 ? content["exemptions"] : content;
  const problems = exemptionsProblems(list);
  if (problems.length > 0) throw new UsageError(problems.map((problem) => `${file}: ${problem}`).join("\n"));
  return list as readonly unknown[];
}

/** Reads a configuration; throws UsageError with the file and all mistakes in it, one a line. */
export function readConfig(file: string): PackConfig {
  const config = configIn(file);
  const problems = isOfStack(config) ? [OF_STACK] : configProblems(pack().policies, config);
  if (problems.length > 0) throw new UsageError(problems.map((problem) => `${file}: ${problem}`).join("\n"));
  return config as PackConfig;
}

function configIn(file: string): unknown {
  try {
    return readYaml(readFileSync(file, "utf8"))[0]?.value;
  } catch (error) {
    const { message } = error as Error;
    const { line, column } = error instanceof YamlError ? error.position : {};
    throw new UsageError(
      `${[file, line, column].filter((part) => part !== undefined).join(":")}: ${message}`,
    );
  }
}

const OF_STACK =
  "this is the configuration of a stack, not of policies; `ktm preview` takes it with --config-file";

/** Whether a file is the other one of the two that are called configuration. */
function isOfStack(config: unknown): boolean {
  return isMap(config) && isMap(config["config"]);
}

/** Reports a run where the options say, against an earlier state where there is one, and sets the exit code. */
export async function finish(
  run: RunResult,
  settings: Settings,
  options: JudgeOptions,
  baseline: Baseline | undefined,
): Promise<void> {
  const report = reportOf(run, reportOptions(settings, options));
  const isAskedFor = ({ policy, severity }: FixedFinding) =>
    isSelected(policy, options) && settings.levelOf(policy) !== "disabled" && isSevere(severity, options);
  const shown = baseline === undefined ? report : compared(report, baseline, isAskedFor);
  await publish(shown, options, settings.ofPack.undecided === "all");
}

/** What a report is made with, beside the run. */
export function reportOptions(settings: Settings, options: JudgeOptions): ReportOptions {
  return {
    policies: everyPolicy(),
    settings,
    packVersion: packVersion(),
    select: selectedBy(options.select),
    minSeverity: options.minSeverity,
  };
}

/** Writes a report in each format that the options ask for, and sets the exit code. */
export async function publish(report: Report, options: PublishOptions, listsOpen = false): Promise<void> {
  const fails = failingBy(options.failOn, report.comparison !== null);
  const plain = { bold: String, dim: String, red: String, yellow: String };
  // Before the first word, as whoever reads it may have seen enough.
  process.exitCode = violationsIn(report).some(fails) ? 1 : 0;
  for (const { format, file } of outputsOf(options)) {
    const style = file === undefined ? pc : plain;
    const text = FORMATS[format](report, {
      style,
      verbose: options.verbose === true,
      listsOpen,
      policies: everyPolicy(),
      fails,
    });
    await write(text, file);
  }
}

/** The earlier report that the options name. */
export function baselineIn({ baseline: file }: PublishOptions): Baseline | undefined {
  if (file === undefined) return undefined;
  try {
    return readBaseline(JSON.parse(readFileSync(file, "utf8")), file);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

function isSevere(severity: Severity, { minSeverity }: ChoiceOptions): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(minSeverity);
}

function isSelected(id: string, { select }: JudgeOptions): boolean {
  const policy = everyPolicy().find((each) => each.id === id);
  return policy !== undefined && selectedBy(select)(policy);
}

function selection(names: string): string[] {
  const wanted = names.split(",").map((name) => name.trim());
  const known = new Set(everyPolicy().flatMap(({ id, category, threats }) => [id, category, ...threats]));
  const unknown = wanted.find((name) => !known.has(name));
  if (unknown === undefined) return wanted;
  throw new InvalidArgumentError(
    `"${unknown}" is no policy, category (${CATEGORIES.join(", ")}) or threat row${renamedTo(unknown)}.`,
  );
}

function selectedBy(names: readonly string[]): (policy: Policy) => boolean {
  if (names.length === 0) return () => true;
  return ({ id, category, threats }) => [id, category, ...threats].some((name) => names.includes(name));
}
