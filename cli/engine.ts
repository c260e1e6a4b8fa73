import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { PackConfig } from "../lib/policy/configuration";
import type { ProgramResource } from "../lib/program/clusters";
import { readOldState, readState } from "../lib/program/state";
import type { StackOptions } from "../lib/pulumi/preview/stack-config";
import { recordsIn } from "../lib/report/record-file";
import { UsageError } from "./failure";

interface EngineOptions extends StackOptions {
  readonly program: string;
  readonly pack: string;
  readonly config: PackConfig;
}

/** What a preview by the installed `pulumi` gives: its resources, and the records that the pack handed over. */
export interface EngineRun {
  readonly resources: readonly ProgramResource[];
  /** The resources of the state before the change. */
  readonly old: readonly ProgramResource[];
  readonly records: readonly unknown[];
}

/**
 * Previews a project with the installed `pulumi`, in the stack that the options name, else the one selected there.
 * Throws UsageError when there is no `pulumi`, or when the preview fails for another reason than the policies.
 */
export async function previewWithEngine(options: EngineOptions): Promise<EngineRun> {
  const { program, pack, config } = options;
  const folder = mkdtempSync(join(tmpdir(), "ktm-"));
  const findings = join(folder, "findings");
  const configFile = join(folder, "config.json");
  writeFileSync(configFile, JSON.stringify(config));
  const packs = ["--policy-pack", pack, "--policy-pack-config", configFile];
  try {
    const { output, errors } = await run(
      ["preview", "--json", "--non-interactive", ...packs, ...stackArguments(options)],
      program,
      findings,
    );
    const document = parsed(output);
    const resources = readState(document, "pulumi preview");
    if (resources === undefined) throw new UsageError(`pulumi preview failed:\n${(errors || output).trim()}`);
    const old = readOldState(document, "pulumi preview") ?? [];
    return { resources, old, records: recordsIn(findings) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The tags of the stack, each as KEY=VALUE, as the installed `pulumi` knows them; none where it does not know the stack:
 * the preview says so better. Throws UsageError when there is no `pulumi`.
 */
export async function tagsByEngine(program: string, stack: string | undefined): Promise<string[]> {
  const of = stack === undefined ? [] : ["--stack", stack];
  const { output } = await run(["stack", "tag", "ls", "--json", "--non-interactive", ...of], program);
  return Object.entries(parsed(output) ?? {}).map(([key, value]) => `${key}=${value}`);
}

function stackArguments({ stack, values = [], configFile }: StackOptions): string[] {
  return [
    ...(stack === undefined ? [] : ["--stack", stack]),
    ...values.flatMap((value) => ["--config", value]),
    ...(configFile === undefined ? [] : ["--config-file", resolve(configFile)]),
  ];
}

function run(
  args: readonly string[],
  cwd: string,
  findings?: string,
): Promise<{ output: string; errors: string }> {
  const child = spawn("pulumi", args, {
    cwd,
    env: { ...process.env, ...(findings !== undefined && { KTM_FINDINGS_FILE: findings }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.on("error", () =>
      reject(new UsageError("there is no `pulumi` on PATH; leave out --engine to do without")),
    );
    child.on("close", () => resolve({ output, errors }));
  });
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
