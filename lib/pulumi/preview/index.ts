import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { PackConfig } from "../../policy/configuration";
import { recordsIn } from "../../report/record-file";
import { type PackHost, startAnalyzer } from "./analyzer";
import type { PreviewDiagnostic } from "./diagnostic";
import { type Monitor, startMonitor } from "./monitor";
import { type NotExpanded, notExpanded } from "./not-seen";
import { runProgram } from "./program";
import { type Project, readProject } from "./project";
import type { Registered } from "./resources";
import type { StackOptions } from "./stack-config";
import type { Wire } from "./wire";

export { ProgramError } from "./program";

export interface PreviewOptions extends StackOptions {
  /** The folder of the Pulumi project. */
  readonly program: string;
  /** The folder of the policy pack. */
  readonly pack: string;
  readonly config: PackConfig;
  readonly onProgress?: (event: { readonly resources: number; readonly current: string }) => void;
  /** More environment variables, for the program and for the pack. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long the program may take; five minutes unless said. */
  readonly timeoutSeconds?: number;
}

export interface PreviewResult {
  /** The stack that was run. */
  readonly stack: string;
  readonly resources: readonly Registered[];
  /** What the policies reported. */
  readonly diagnostics: readonly PreviewDiagnostic[];
  /** What the pack handed over, one record a line, parsed. */
  readonly records: readonly unknown[];
  /** What could not be answered to the program. */
  readonly notices: readonly string[];
  /** Components that stayed closed because no provider runs here. */
  readonly notSeen: readonly NotExpanded[];
}

/**
 * Runs a Pulumi program without engine, state, account or cluster, as at a first preview, and sends each registration
 * through a policy pack's Analyzer service.
 *
 * Throws InputError when there is no project that can be run, ProgramError when the program fails, and an Error with
 * the pack's own output when the pack does.
 */
export async function preview(options: PreviewOptions): Promise<PreviewResult> {
  const { program, pack, config, onProgress, env = {} } = options;
  const { timeoutSeconds = 300, unknownConfig = false } = options;
  const project = readProject(resolve(program), options);
  const folder = mkdtempSync(join(tmpdir(), "ktm-"));
  const findingsFile = join(folder, "findings");
  const missingKeysFile = unknownConfig ? join(folder, "missing") : undefined;
  const notices = new Set(noticesOf(project));
  const diagnostics: PreviewDiagnostic[] = [];
  let analysis: Promise<void> = Promise.resolve();
  let monitor: Monitor | undefined;
  let host: PackHost | undefined;
  const onRegistered = async (resource: Registered): Promise<Wire> => {
    onProgress?.({ resources: monitor?.resources.length ?? 0, current: resource.name });
    const service = await host?.analyzer;
    if (service === undefined) return resource.properties;
    const repair = service.repairs ? await service.remediate(resource) : undefined;
    if (repair !== undefined) diagnostics.push(...repair.diagnostics);
    const properties = repair?.properties ?? resource.properties;
    // The program need not wait for the verdicts, but they come in the order of registrations.
    analysis = analysis.then(async () => {
      diagnostics.push(...(await service.analyze({ ...resource, properties })));
    });
    analysis.catch(() => {});
    return properties;
  };
  try {
    monitor = await startMonitor(project, { onRegistered, onNotice: (notice) => notices.add(notice) });
    const packEnv = { ...env, KTM_FINDINGS_FILE: findingsFile };
    host = startAnalyzer({ pack: resolve(pack), engine: monitor.address, config, project, env: packEnv });
    const until = host.analyzer;
    await runProgram({ project, monitor, until, env, notices, timeoutSeconds, missingKeysFile });
    for (const key of linesOf(missingKeysFile)) {
      notices.add(`the configuration ${key} is missing; it is unknown here`);
    }
    const service = await host.analyzer;
    await analysis;
    // The engine leaves out of the stack what the program only reads.
    const registered = monitor.resources.filter(({ id }) => id === undefined);
    diagnostics.push(...(await service.analyzeStack(registered, monitor.root())));
    return {
      stack: project.stack,
      resources: monitor.resources,
      diagnostics,
      records: recordsIn(findingsFile),
      notices: [...notices],
      notSeen: notExpanded(monitor.resources),
    };
  } finally {
    host?.stop();
    monitor?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What of a project is not as a real preview has it. */
function noticesOf({ encrypted, environments, runtime }: Project): string[] {
  return [
    ...Object.keys(encrypted).map((key) => `the configuration ${key} is encrypted; it is unknown here`),
    ...environments.map(
      (name) => `the environment ${name} of Pulumi ESC is not read; -c KEY=VALUE gives what it sets`,
    ),
    ...(runtime === "bun" ? ["the project asks for Bun; Node ran it"] : []),
  ];
}

function linesOf(file: string | undefined): string[] {
  if (file === undefined || !existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}
