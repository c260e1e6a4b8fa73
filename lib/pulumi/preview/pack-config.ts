import proto from "@pulumi/pulumi/proto/analyzer_pb";
import { isMap } from "../../model/value";
import type { PackConfig } from "../../policy/configuration";
import { structOf, type Wire } from "./wire";

type Info = InstanceType<typeof proto.AnalyzerInfo>;
type LevelName = "ADVISORY" | "MANDATORY" | "REMEDIATE" | "DISABLED";
type LevelNumber = ReturnType<InstanceType<typeof proto.PolicyInfo>["getEnforcementlevel"]>;

interface PolicySettings {
  readonly level: LevelNumber;
  readonly properties: Wire;
}

type Layer = ReadonlyMap<string, { readonly level?: LevelNumber | undefined; readonly properties: Wire }>;

/**
 * The configuration of a pack as the engine makes it, weakest first: the policies' own levels and the defaults of
 * their schemas, what the pack's code gives, what the configuration says. In each, `all` sets levels before a policy's
 * own entry does.
 */
export function configuration(
  info: Info,
  config: PackConfig,
): { request: InstanceType<typeof proto.ConfigureAnalyzerRequest>; repairs: boolean } {
  const layers = [initialLayer(info), configLayer(config)];
  const request = new proto.ConfigureAnalyzerRequest();
  let repairs = false;
  for (const policy of info.getPoliciesList()) {
    const own = { level: policy.getEnforcementlevel(), properties: defaultsOf(policy) };
    const { level, properties } = layers.reduce((below, layer) => over(below, layer, policy.getName()), own);
    const entry = new proto.PolicyConfig();
    entry.setEnforcementlevel(level);
    entry.setProperties(structOf(properties));
    request.getPolicyconfigMap().set(policy.getName(), entry);
    repairs ||= level === proto.EnforcementLevel.REMEDIATE;
  }
  return { request, repairs };
}

function over(below: PolicySettings, layer: Layer, name: string): PolicySettings {
  const entry = layer.get(name);
  return {
    level: entry?.level ?? layer.get("all")?.level ?? below.level,
    properties: { ...below.properties, ...entry?.properties },
  };
}

function initialLayer(info: Info): Layer {
  const entries = [...info.getInitialconfigMap().entries()].map(([name, entry]) => {
    const properties = (entry.getProperties()?.toJavaScript() ?? {}) as Wire;
    return [name, { level: entry.getEnforcementlevel(), properties }] as const;
  });
  return new Map(entries);
}

function configLayer(config: PackConfig): Layer {
  const entries = Object.entries(config).map(([name, entry]) => {
    const { enforcementLevel, ...properties } =
      typeof entry === "string" ? { enforcementLevel: entry } : entry;
    return [name, { level: levelNumber(enforcementLevel), properties }] as const;
  });
  return new Map(entries);
}

function levelNumber(level: string | undefined): LevelNumber | undefined {
  return level === undefined ? undefined : proto.EnforcementLevel[level.toUpperCase() as LevelName];
}

function defaultsOf(policy: InstanceType<typeof proto.PolicyInfo>): Wire {
  const schemas = policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {};
  const withDefault = Object.entries(schemas).filter(([, schema]) => isMap(schema) && "default" in schema);
  return Object.fromEntries(withDefault.map(([name, schema]) => [name, (schema as Wire)["default"]]));
}
