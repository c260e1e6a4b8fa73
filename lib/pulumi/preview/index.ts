import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { PackConfig } from "../../config";
import { recordsIn } from "../../report/record-file";
import { type Analyzer, startAnalyzer } from "./analyzer";
import { type Monitor, startMonitor } from "./monitor";
import { exitOf, runnerOf, startNode } from "./process";
import { type Project, readProject } from "./project";
import { analyzeRequest, analyzeStackRequest, type Registered } from "./resources";
import type { Wire } from "./wire";

export interface PreviewOptions {
  /** The folder of the Pulumi project. */
  readonly program: string;
  /** The folder of the policy pack. */
  readonly pack: string;
  readonly config: PackConfig;
  readonly onProgress: (event: { readonly resources: number; readonly current: string }) => void;
}

export interface PreviewResult {
  readonly resources: readonly Registered[];
  /** What the pack handed over, one record a line, parsed. */
  readonly records: readonly unknown[];
  /** What could not be answered to the program. */
  readonly notices: readonly string[];
}

/** A program that failed: the message holds what its runner reported, the stack trace included. */
export class ProgramError extends Error {}

/**
 * Runs a Pulumi program without engine, state, account or cluster, as at a first preview, and sends each registration
 * through a policy pack's Analyzer service.
 *
 * Throws InputError when there is no project that can be run, ProgramError when the program fails, and an Error with
 * the pack's own output when the pack does.
 */
export async function preview({ program, pack, config, onProgress }: PreviewOptions): Promise<PreviewResult> {
  const project = readProject(resolve(program));
  const folder = mkdtempSync(join(tmpdir(), "ktm-"));
  const findingsFile = join(folder, "findings");
  const notices = new Set(
    project.encrypted.map((key) => `the configuration ${key} is encrypted and was left out`),
  );
  let analysis: Promise<void> = Promise.resolve();
  let monitor: Monitor | undefined;
  let analyzer: Promise<Analyzer> | undefined;
  const onRegistered = async (resource: Registered): Promise<Wire> => {
    onProgress({ resources: monitor?.resources.length ?? 0, current: resource.name });
    const service = await analyzer;
    if (service === undefined) return resource.properties;
    const repaired = service.repairs ? await service.remediate(analyzeRequest(resource)) : undefined;
    const properties = repaired ?? resource.properties;
    // The program need not wait for the verdicts, but they come in the order of registrations.
    analysis = analysis.then(() => service.analyze(analyzeRequest({ ...resource, properties })));
    analysis.catch(() => {});
    return properties;
  };
  try {
    monitor = await startMonitor(project, { onRegistered, onNotice: (notice) => notices.add(notice) });
    analyzer = startAnalyzer({ pack, engine: monitor.address, config, findingsFile });
    analyzer.catch(() => {});
    await runProgram(project, monitor, analyzer);
    const service = await analyzer;
    await analysis;
    await service.analyzeStack(analyzeStackRequest(monitor.resources));
    return { resources: monitor.resources, records: recordsIn(findingsFile), notices: [...notices] };
  } finally {
    monitor?.stop();
    await analyzer?.then((service) => service.stop()).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runProgram(project: Project, monitor: Monitor, analyzer: Promise<Analyzer>): Promise<void> {
  const { folder, name, stack, main, config, isTypeScript } = project;
  const args = [
    "--monitor",
    monitor.address,
    "--engine",
    monitor.address,
    "--project",
    name,
    "--stack",
    stack,
  ];
  const rest = ["--organization", "organization", "--pwd", folder, "--dry-run", "--parallel", "16", main];
  const child = startNode([runnerOf("run", folder), ...args, ...rest], {
    cwd: folder,
    env: {
      PULUMI_NODEJS_TYPESCRIPT: String(isTypeScript),
      // Checking the types of a cloud SDK takes minutes, and is the compiler's job.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      // The runner still expects the old spelling of keys: `<namespace>:config:<name>`.
      PULUMI_CONFIG: JSON.stringify(
        Object.fromEntries(
          Object.entries(config).map(([key, value]) => [key.replace(":", ":config:"), value]),
        ),
      ),
    },
  });
  try {
    const failedPack = new Promise<never>((_resolve, reject) => {
      analyzer.catch(reject);
    });
    const { code, output } = await Promise.race([exitOf(child), failedPack]);
    if (code !== 0)
      throw new ProgramError(`the program failed:\n${monitor.errors.join("\n") || output}`.trim());
  } finally {
    child.kill();
  }
}
