import type { ChildProcess } from "node:child_process";
import { type Client, credentials, type ServiceError } from "@grpc/grpc-js";
import rpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import proto from "@pulumi/pulumi/proto/analyzer_pb";
import type { PackConfig } from "../../config";
import { isMap } from "../../kubernetes/value";
import { firstLine, runnerOf, startNode } from "./process";
import { emptyMessage, structOf, type Wire } from "./wire";

const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** A pack's Analyzer service, started and configured as the engine does. */
export interface Analyzer {
  /** Whether the configuration asks for repairs. */
  readonly repairs: boolean;
  analyze(request: InstanceType<typeof proto.AnalyzeRequest>): Promise<void>;
  /** The properties as the pack repairs them; nothing where it changes nothing. */
  remediate(request: InstanceType<typeof proto.AnalyzeRequest>): Promise<Wire | undefined>;
  analyzeStack(request: InstanceType<typeof proto.AnalyzeStackRequest>): Promise<void>;
  stop(): void;
}

interface StartOptions {
  readonly pack: string;
  readonly engine: string;
  readonly config: PackConfig;
  readonly findingsFile: string;
}

/** Starts a pack's service. Throws an Error with what the pack printed when it does not start. */
export async function startAnalyzer({ pack, engine, config, findingsFile }: StartOptions): Promise<Analyzer> {
  const child = startNode([runnerOf("run-policy-pack", pack), engine, pack], {
    cwd: pack,
    env: { KTM_FINDINGS_FILE: findingsFile },
  });
  try {
    const port = await firstLine(child, "the policy pack did not start");
    const client = new rpc.AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
      "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
      "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
    });
    return await configured(client, child, config);
  } catch (error) {
    child.kill();
    throw error;
  }
}

async function configured(
  client: InstanceType<typeof rpc.AnalyzerClient>,
  child: ChildProcess,
  config: PackConfig,
): Promise<Analyzer> {
  const { AnalyzerStackConfigureRequest, AnalyzerInfo } = proto;
  await call(client, "configureStack", new AnalyzerStackConfigureRequest());
  const info = (await call(
    client,
    "getAnalyzerInfo",
    emptyMessage(rpc.AnalyzerService.getAnalyzerInfo, "requestType"),
  )) as InstanceType<typeof AnalyzerInfo>;
  const { request, repairs } = configuration(info, config);
  await call(client, "configure", request);
  return {
    repairs,
    analyze: async (message) => void (await call(client, "analyze", message)),
    analyzeStack: async (message) => void (await call(client, "analyzeStack", message)),
    async remediate(message) {
      const response = (await call(client, "remediate", message)) as InstanceType<
        typeof proto.RemediateResponse
      >;
      const changed = response.getRemediationsList().filter((each) => each.hasProperties());
      return changed.at(-1)?.getProperties()?.toJavaScript() as Wire | undefined;
    },
    stop() {
      client.close();
      child.kill();
    },
  };
}

/** Levels and options of each policy: its own defaults, then `all`, then what the configuration says of it. */
function configuration(info: InstanceType<typeof proto.AnalyzerInfo>, config: PackConfig) {
  const { ConfigureAnalyzerRequest, PolicyConfig, EnforcementLevel } = proto;
  const request = new ConfigureAnalyzerRequest();
  const all = levelIn(config["all"]);
  let repairs = false;
  for (const policy of info.getPoliciesList()) {
    const name = policy.getName();
    const level = levelIn(config[name]) ?? all;
    const entry = new PolicyConfig();
    entry.setEnforcementlevel(level === undefined ? policy.getEnforcementlevel() : EnforcementLevel[level]);
    entry.setProperties(structOf({ ...defaultsOf(policy), ...propertiesIn(config[name]) }));
    request.getPolicyconfigMap().set(name, entry);
    repairs ||= entry.getEnforcementlevel() === EnforcementLevel.REMEDIATE;
  }
  return { request, repairs };
}

function levelIn(entry: PackConfig[string] | undefined) {
  const level = typeof entry === "string" ? entry : entry?.enforcementLevel;
  return level?.toUpperCase() as "ADVISORY" | "MANDATORY" | "REMEDIATE" | "DISABLED" | undefined;
}

function propertiesIn(entry: PackConfig[string] | undefined): Wire {
  if (entry === undefined || typeof entry === "string") return {};
  const { enforcementLevel: _level, ...properties } = entry;
  return properties;
}

function defaultsOf(policy: InstanceType<typeof proto.PolicyInfo>): Wire {
  const schemas = policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {};
  const withDefault = Object.entries(schemas).filter(([, schema]) => isMap(schema) && "default" in schema);
  return Object.fromEntries(withDefault.map(([name, schema]) => [name, (schema as Wire)["default"]]));
}

type Method = (request: object, callback: (error: ServiceError | null, response: unknown) => void) => unknown;

function call(client: Client, method: string, request: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const invoke = (client as unknown as Record<string, Method>)[method];
    invoke?.call(client, request, (error, response) =>
      error ? reject(new Error(error.details || error.message)) : resolve(response),
    );
  });
}
