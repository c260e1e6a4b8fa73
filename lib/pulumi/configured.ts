import service from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type proto from "@pulumi/pulumi/proto/analyzer_pb";
import { type PackConfig, type Settings, settingsOf } from "../policy/configuration";
import type { Policy } from "../policy/define";
import type { Exemptions } from "../policy/exemptions/exemptions";

/**
 * The whole configuration of the pack, which the SDK (1.21) shows each policy its own part of only, and one that is
 * disabled none. The engine sends it once, before anything is judged; the definition of the service says how that
 * message is read, so reading it there is enough. Where the service has another shape, the defaults hold.
 */
type Request = InstanceType<typeof proto.ConfigureAnalyzerRequest>;
type Level = Parameters<InstanceType<typeof proto.PolicyConfig>["setEnforcementlevel"]>[0];

/** The names of the numbers that the engine sends as levels. */
const LEVEL_NAMES = ["advisory", "mandatory", "disabled", "remediate"] as const;

interface Run {
  readonly settings: Settings;
  readonly exemptions: Exemptions;
}

let policies: readonly Policy[] = [];
let config: PackConfig = {};
let run: Run | undefined;

/** Says which policies are served. */
export function configureFor(served: readonly Policy[]): void {
  policies = served;
  run = undefined;
}

/** Takes a configuration for all that is judged from now on. */
export function configure(next: PackConfig): void {
  config = next;
  run = undefined;
}

/** The settings that are in force, and what exempts. */
export function currentRun(): Run {
  if (run === undefined) {
    const settings = settingsOf(policies, config);
    run = { settings, exemptions: settings.exemptions() };
  }
  return run;
}

/** Takes over each configuration that the engine sends; returns whether it can. */
export function listenForConfiguration(): boolean {
  const method = (service as Partial<typeof service>).AnalyzerService?.configure;
  if (typeof method?.requestDeserialize !== "function") return false;
  const read = method.requestDeserialize;
  method.requestDeserialize = (bytes: Buffer) => {
    const request = read(bytes) as Request;
    configure(configIn(request));
    return request;
  };
  return true;
}

function configIn(request: Request): PackConfig {
  const entries = [...request.getPolicyconfigMap().entries()].map(([name, entry]) => [
    name,
    { ...entry.getProperties()?.toJavaScript(), enforcementLevel: levelOf(entry.getEnforcementlevel()) },
  ]);
  return Object.fromEntries(entries);
}

function levelOf(level: Level): (typeof LEVEL_NAMES)[number] {
  return LEVEL_NAMES[level] ?? "advisory";
}
