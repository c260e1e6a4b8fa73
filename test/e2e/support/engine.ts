import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import type { EngineEvent, Remediation, Violation } from "./events";
import { remediationsIn, violationsIn } from "./events";

/** Where the engine is, and the PATH under which it finds the stand-ins it needs. */
export interface EnginePaths {
  pulumi: string;
  path: string;
}

/** What to preview and with which pack. */
export interface PreviewOptions {
  /** A project folder: Pulumi.yaml and a Node program. Its packages are resolved by walking up from there. */
  program: string;
  /** A pack folder: PulumiPolicy.yaml and the pack's compiled code. No pack without it. */
  pack?: string;
  /** The content of the `--policy-pack-config` file. */
  config?: object;
  /** Tags of the stack. */
  tags?: Record<string, string>;
  /** More environment variables, for the program and for the pack; one that is `undefined` is not set. */
  env?: NodeJS.ProcessEnv;
  /** Whether the program is deployed before, without the pack: a preview after the first one. */
  isDeployed?: boolean;
}

/** What one `pulumi preview` said. */
export interface EnginePreview {
  exitCode: number;
  /** How long it took. */
  milliseconds: number;
  /** Standard output followed by standard error. */
  stdout: string;
  events: EngineEvent[];
  violations: Violation[];
  remediations: Remediation[];
  /** The lines that the pack wrote to the file named by KTM_FINDINGS_FILE. */
  findings: unknown[];
}

interface Outcome {
  exitCode: number;
  output: string;
}

const root = join(__dirname, "..", "..", "..");
const standIns = join(__dirname, "stand-ins");
let found: EnginePaths | undefined;

/** Finds the engine, or builds it once. Throws when there is neither `pulumi` nor Go. */
export function ensureEngine(): EnginePaths {
  found ??= locateEngine();
  return found;
}

/** Runs the plain command `pulumi preview --policy-pack` on a project folder, with a fresh stack in a temporary folder. */
export async function previewWithEngine(options: PreviewOptions): Promise<EnginePreview> {
  const engine = ensureEngine();
  const scratch = mkdtempSync(join(tmpdir(), "ktm-engine-"));
  try {
    return await previewIn(scratch, engine, options);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Gives work the plain command `pulumi` in a fresh stack of a project folder, with the pack where it says so. */
export async function inStack(
  { program, pack, config }: Pick<PreviewOptions, "program" | "pack" | "config">,
  work: (
    pulumi: (args: readonly string[], options?: { withPack?: true }) => Promise<Outcome>,
  ) => Promise<void>,
): Promise<void> {
  const engine = ensureEngine();
  const scratch = mkdtempSync(join(tmpdir(), "ktm-engine-"));
  const stack = basename(scratch);
  const env = environment(scratch, engine, {});
  const packed = packArguments(scratch, { program, ...(pack && { pack }), ...(config && { config }) });
  const always = ["--stack", stack, "--non-interactive", "--color", "never"];
  try {
    await run(engine.pulumi, ["stack", "init", ...always], program, env);
    await work((args, { withPack } = {}) =>
      run(engine.pulumi, [...args, ...(withPack ? packed : []), ...always], program, env),
    );
  } finally {
    rmSync(join(program, `Pulumi.${stack}.yaml`), { force: true });
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Runs the plain command `pulumi policy publish` in a pack's folder, against a service that stands in for Pulumi's. */
export async function publishWithEngine(pack: string, service: string): Promise<Outcome> {
  const engine = ensureEngine();
  const scratch = mkdtempSync(join(tmpdir(), "ktm-engine-"));
  try {
    const account = { PULUMI_BACKEND_URL: service, PULUMI_ACCESS_TOKEN: "pul-only-for-tests" };
    const env = environment(scratch, engine, account);
    return await run(engine.pulumi, ["policy", "publish", "shop", "--non-interactive"], pack, env);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function locateEngine(): EnginePaths {
  const script = join(root, "scripts", "build-engine.mjs");
  const run = spawnSync(process.execPath, [script], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (run.status !== 0) throw new Error(run.stderr.trim() || `${script} failed`);
  const pulumi = run.stdout.trim();
  return { pulumi, path: searchPath(pulumi) };
}

/** The stand-in provider always wins; the language host and the dynamic provider only stand in for missing ones. */
function searchPath(pulumi: string): string {
  const first = [join(standIns, "first"), dirname(pulumi)];
  return [...first, process.env["PATH"] ?? "", join(standIns, "last")].join(delimiter);
}

async function previewIn(
  scratch: string,
  engine: EnginePaths,
  options: PreviewOptions,
): Promise<EnginePreview> {
  const findingsFile = join(scratch, "findings.jsonl");
  const eventLog = join(scratch, "events.jsonl");
  const stack = basename(scratch);
  const env = environment(scratch, engine, { KTM_FINDINGS_FILE: findingsFile, ...options.env });
  const pulumi = (args: string[]) =>
    run(
      engine.pulumi,
      [...args, "--stack", stack, "--non-interactive", "--color", "never"],
      options.program,
      env,
    );
  try {
    const created = await pulumi(["stack", "init"]);
    if (created.exitCode !== 0) throw new Error(`pulumi stack init failed:\n${created.output}`);
    for (const [name, value] of Object.entries(options.tags ?? {}))
      await pulumi(["stack", "tag", "set", name, value]);
    if (options.isDeployed) {
      const deployed = await pulumi(["up", "--yes", "--skip-preview"]);
      if (deployed.exitCode !== 0) throw new Error(`pulumi up failed:\n${deployed.output}`);
    }
    const start = performance.now();
    const outcome = await pulumi(["preview", "--event-log", eventLog, ...packArguments(scratch, options)]);
    const milliseconds = performance.now() - start;
    const events = readLines<EngineEvent>(eventLog);
    return {
      exitCode: outcome.exitCode,
      milliseconds,
      stdout: outcome.output,
      events,
      violations: violationsIn(events),
      remediations: remediationsIn(events),
      findings: readLines<unknown>(findingsFile),
    };
  } finally {
    // The engine writes the new stack's encryption salt into the project folder.
    rmSync(join(options.program, `Pulumi.${stack}.yaml`), { force: true });
  }
}

function packArguments(scratch: string, options: PreviewOptions): string[] {
  if (options.pack === undefined) return [];
  const pack = ["--policy-pack", resolve(options.pack)];
  if (options.config === undefined) return pack;
  const file = join(scratch, "policy-config.json");
  writeFileSync(file, JSON.stringify(options.config));
  return [...pack, "--policy-pack-config", file];
}

function environment(scratch: string, engine: EnginePaths, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const state = join(scratch, "state");
  mkdirSync(state);
  return {
    ...withoutPulumiSettings(process.env),
    PATH: engine.path,
    PULUMI_HOME: join(scratch, "home"),
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "only for tests",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // Without this the flag --event-log is unknown.
    PULUMI_DEBUG_COMMANDS: "true",
    // Plugins found on PATH serve every version that a program asks for; nothing is to be downloaded.
    PULUMI_IGNORE_AMBIENT_PLUGINS: "false",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // Examples are type-checked on their own; checking the Kubernetes types again costs seconds a run.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    ...more,
  };
}

function withoutPulumiSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("PULUMI_")));
}

function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? 1, output: stdout() + stderr() }));
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

function readLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as T);
}
