import service from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type proto from "@pulumi/pulumi/proto/analyzer_pb";
import {
  defaultLevelOf,
  LEVELS_OF,
  type PackConfig,
  type Settings,
  settingsOf,
} from "../policy/configuration";
import type { Policy } from "../policy/define";
import type { Exemptions } from "../policy/exemptions/exemptions";
import { packSettingsOf, profileFor, SETTINGS } from "../policy/pack-settings";

/**
 * The whole configuration of the pack, which the SDK (1.21) shows each policy its own part of only, and one that is
 * disabled none. The engine sends it once, before anything is judged; the definition of the service says how that
 * message is read, so reading it there is enough. Where the service has another shape, the defaults hold.
 */
type Request = InstanceType<typeof proto.ConfigureAnalyzerRequest>;
type StackRequest = InstanceType<typeof proto.AnalyzerStackConfigureRequest>;
type Level = Parameters<InstanceType<typeof proto.PolicyConfig>["setEnforcementlevel"]>[0];

/** The names of the numbers that the engine sends as levels. */
const LEVEL_NAMES = ["advisory", "mandatory", "disabled", "remediate"] as const;

interface Run {
  readonly config: PackConfig;
  readonly settings: Settings;
  readonly exemptions: Exemptions;
}

let policies: readonly Policy[] = [];
let config: PackConfig = {};
let tags: ReadonlyMap<string, string> = new Map();
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
    run = { config, settings, exemptions: settings.exemptions() };
  }
  return run;
}

/** Whether a policy is served, and left on by the configuration. */
export function isOn(id: string): boolean {
  return policies.some((policy) => policy.id === id) && currentRun().settings.levelOf(id) !== "disabled";
}

/** Takes over each configuration and all stack tags that the engine sends; returns whether it can. */
export function listenForConfiguration(): boolean {
  const { configureStack, configure: ofPolicies } =
    (service as Partial<typeof service>).AnalyzerService ?? {};
  return (
    onRequest(configureStack, (request: StackRequest) => {
      tags = new Map(request.getTagsMap().entries());
    }) &&
    onRequest(ofPolicies, (request: Request) => {
      applyProfile(request);
      configure(configIn(request));
    })
  );
}

interface Method<R> {
  requestDeserialize: (bytes: Buffer) => R;
}

function onRequest<R>(method: Method<unknown> | undefined, take: (request: R) => void): boolean {
  if (typeof method?.requestDeserialize !== "function") return false;
  const read = method.requestDeserialize;
  method.requestDeserialize = (bytes) => {
    const request = read(bytes) as R;
    take(request);
    return request;
  };
  return true;
}

/**
 * Gives policies the levels of the profile that the stack's tags ask for. The engine says levels, and not who set them:
 * one that is the policy's own counts as set by nobody.
 */
function applyProfile(request: Request): void {
  const entries = request.getPolicyconfigMap();
  const profile = profileFor(packSettingsOf(entries.get(SETTINGS)?.getProperties()?.toJavaScript()), tags);
  if (profile === undefined) return;
  for (const policy of policies) {
    const entry = entries.get(policy.id);
    if (entry === undefined || levelOf(entry.getEnforcementlevel()) !== defaultLevelOf(policy)) continue;
    entry.setEnforcementlevel(LEVEL_NAMES.indexOf(LEVELS_OF[profile](policy)) as Level);
  }
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
