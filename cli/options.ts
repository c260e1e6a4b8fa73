import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import pc from "picocolors";
import { isMap } from "../lib/model/value";
import { configProblems, type PackConfig, type Settings, settingsOf } from "../lib/policy/configuration";
import { CATEGORIES, type Policy, PROFILES, SEVERITIES, type Severity } from "../lib/policy/define";
import { noInvalidExemptions } from "../lib/policy/exemptions/no-invalid-exemptions";
import { exemptionsProblems, packSettingsOf, SETTINGS } from "../lib/policy/pack-settings";
import { FORMATS, type Format } from "../lib/report/formats";
import { type Report, type RunResult, reportOf } from "../lib/report/report";
import { readYaml, YamlError } from "../lib/yaml/documents";
import { policies } from "../policies";
import { UsageError } from "./failure";
import { packFolder, packVersion } from "./version";

/** The options that every command which judges something has. */
export interface JudgeOptions {
  readonly profile: string;
  readonly config?: string;
  readonly exemptions?: string;
  readonly select: readonly string[];
  readonly minSeverity: Severity;
  readonly format: Format;
  readonly output?: string;
  readonly verbose?: boolean;
  readonly failOn: Severity | "mandatory" | "never";
}

/** Adds the common options to a command. */
export function withJudgeOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--profile <name>", "levels to start from").choices([...PROFILES]).default("baseline"),
    )
    .option("--config <file>", "levels and options of policies, over the profile (JSON or YAML)")
    .option("--exemptions <file>", "findings that are accepted, and why (JSON or YAML)")
    .option(
      "--select <names>",
      "only these policies, categories or threat rows, separated by commas",
      selection,
      [],
    )
    .addOption(severityOption("--min-severity <severity>", "report from this severity on").default("low"))
    .addOption(new Option("--format <format>", "how to report").choices(Object.keys(FORMATS)).default("text"))
    .option("--output <file>", "write the report to a file")
    .option("--verbose", "show every finding in full, those of medium and low severity too")
    .addOption(
      new Option("--fail-on <level>", "exit with 1 on mandatory violations, or from a severity on")
        .choices(["mandatory", ...SEVERITIES, "never"])
        .default("mandatory"),
    );
}

function severityOption(flags: string, description: string): Option {
  return new Option(flags, description).choices([...SEVERITIES]);
}

/** The settings that profile and configuration make; throws UsageError for a configuration with mistakes. */
export function configFor({ profile, config, exemptions }: JudgeOptions): {
  config: PackConfig;
  settings: Settings;
} {
  const fromProfile =
    profile === "baseline" ? {} : readConfig(join(packFolder(), "profiles", `${profile}.json`));
  const given = { ...fromProfile, ...(config === undefined ? {} : readConfig(config)) };
  const merged = exemptions === undefined ? given : withExemptions(given, readExemptions(exemptions));
  return { config: merged, settings: settingsOf(policies, merged) };
}

/** A configuration with more exemptions than it has itself. */
function withExemptions(config: PackConfig, more: readonly unknown[]): PackConfig {
  const entry = config[SETTINGS];
  const settings = typeof entry === "string" ? { enforcementLevel: entry } : (entry ?? {});
  return {
    ...config,
    [SETTINGS]: { ...settings, exemptions: [...packSettingsOf(settings).exemptions, ...more] },
  };
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
  const problems = isOfStack(config) ? [OF_STACK] : configProblems(policies, config);
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

/** Reports a run where the options say, and sets the exit code. */
export function finish(run: RunResult, settings: Settings, options: JudgeOptions): void {
  const report = reportOf(run, {
    policies: [...policies, noInvalidExemptions()],
    settings,
    packVersion: packVersion(),
    select: selectedBy(options.select),
    minSeverity: options.minSeverity,
  });
  const plain = { bold: String, dim: String, red: String, yellow: String };
  const style = options.output === undefined ? pc : plain;
  const text = FORMATS[options.format](report, { style, verbose: options.verbose === true });
  if (options.output === undefined) process.stdout.write(text);
  else writeFileSync(options.output, text);
  process.exitCode = fails(report, options.failOn) ? 1 : 0;
}

function fails(report: Report, failOn: JudgeOptions["failOn"]): boolean {
  if (failOn === "never") return false;
  const violated = report.findings.filter(
    ({ verdict, exempted }) => verdict === "violated" && exempted === null,
  );
  if (failOn === "mandatory") return violated.some(({ enforcement }) => enforcement === "mandatory");
  return violated.some(({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn));
}

function selection(names: string): string[] {
  const wanted = names.split(",").map((name) => name.trim());
  const known = new Set(
    [...policies, noInvalidExemptions()].flatMap(({ id, category, threats }) => [id, category, ...threats]),
  );
  const unknown = wanted.find((name) => !known.has(name));
  if (unknown === undefined) return wanted;
  throw new InvalidArgumentError(
    `"${unknown}" is no policy, category (${CATEGORIES.join(", ")}) or threat row.`,
  );
}

function selectedBy(names: readonly string[]): (policy: Policy) => boolean {
  if (names.length === 0) return () => true;
  return ({ id, category, threats }) => [id, category, ...threats].some((name) => names.includes(name));
}
