import { type Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import rpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import proto from "@pulumi/pulumi/proto/analyzer_pb";
import type { PackConfig } from "../../policy/configuration";
import { diagnosticOf, failedRepairOf, type PreviewDiagnostic } from "./diagnostic";
import { configuration } from "./pack-config";
import { end, listen, runnerOf, startNode } from "./process";
import { type Project, settingsOf } from "./project";
import { analyzeRequest, analyzeStackRequest, type Registered, remediateRequest } from "./resources";
import { emptyMessage, MESSAGE_SIZE, type Wire } from "./wire";

/** A pack's Analyzer service, configured as the engine does. */
interface Analyzer {
  /** Whether the configuration asks for repairs. */
  readonly repairs: boolean;
  analyze(resource: Registered): Promise<PreviewDiagnostic[]>;
  /** The properties as the pack repairs them; nothing where it changes nothing. */
  remediate(resource: Registered): Promise<Repair>;
  analyzeStack(resources: readonly Registered[], stackUrn: string): Promise<PreviewDiagnostic[]>;
}

interface Repair {
  readonly properties?: Wire | undefined;
  readonly diagnostics: readonly PreviewDiagnostic[];
}

/** The process that serves a pack. */
export interface PackHost {
  /** Rejects with what the pack printed when it does not start. */
  readonly analyzer: Promise<Analyzer>;
  stop(): void;
}

interface StartOptions {
  readonly pack: string;
  readonly engine: string;
  readonly config: PackConfig;
  readonly project: Project;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a pack's service, as the engine does. */
export function startAnalyzer({ pack, engine, config, project, env }: StartOptions): PackHost {
  const { script } = runnerOf("run-policy-pack", pack);
  const child = startNode([script, engine, pack], { cwd: pack, env: { ...settingsOf(project), ...env } });
  const { port, errors } = listen(child, "the policy pack did not start");
  let client: Client | undefined;
  const analyzer = port.then((number) => {
    const started = new rpc.AnalyzerClient(`127.0.0.1:${number}`, credentials.createInsecure(), MESSAGE_SIZE);
    client = started;
    return configured((method, request) => call(started, method, request, errors), config, project);
  });
  // Whoever waits for it gets the failure; it may come before anyone does.
  analyzer.catch(() => {});
  return {
    analyzer,
    stop() {
      client?.close();
      end(child);
    },
  };
}

type Call = (method: string, request: object) => Promise<unknown>;

async function configured(call: Call, config: PackConfig, project: Project): Promise<Analyzer> {
  await call("configureStack", stackConfiguration(project));
  const info = await call(
    "getAnalyzerInfo",
    emptyMessage(rpc.AnalyzerService.getAnalyzerInfo, "requestType"),
  );
  const { request, repairs } = configuration(info as InstanceType<typeof proto.AnalyzerInfo>, config);
  await call("configure", request);
  const diagnosticsOf = async (method: string, message: object) => {
    const response = (await call(method, message)) as InstanceType<typeof proto.AnalyzeResponse>;
    return response.getDiagnosticsList();
  };
  return {
    repairs,
    async analyze(resource) {
      const list = await diagnosticsOf("analyze", analyzeRequest(resource));
      return list.map((each) => diagnosticOf(each, resource.urn));
    },
    async analyzeStack(resources, stackUrn) {
      const list = await diagnosticsOf("analyzeStack", analyzeStackRequest(resources));
      return list.map((each) => diagnosticOf(each, each.getUrn() || stackUrn));
    },
    async remediate(resource) {
      const response = await call("remediate", remediateRequest(resource));
      return repairOf(response as InstanceType<typeof proto.RemediateResponse>, resource.urn);
    },
  };
}

/** Each remediation starts from what the one before it made, so the last that changes anything has it all. */
function repairOf(response: InstanceType<typeof proto.RemediateResponse>, urn: string): Repair {
  const list = response.getRemediationsList();
  const last = list.findLast((each) => each.hasProperties());
  return {
    properties: last?.getProperties()?.toJavaScript() as Wire | undefined,
    diagnostics: list.filter((each) => each.getDiagnostic() !== "").map((each) => failedRepairOf(each, urn)),
  };
}

function stackConfiguration({ name, stack, organization, config }: Project): object {
  const request = new proto.AnalyzerStackConfigureRequest();
  request.setStack(stack);
  request.setProject(name);
  request.setOrganization(organization);
  request.setDryRun(true);
  for (const [key, value] of Object.entries(config)) request.getConfigMap().set(key, value);
  return request;
}

type Method = (request: object, callback: (error: ServiceError | null, response: unknown) => void) => unknown;

function call(client: Client, method: string, request: object, errors: () => string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const invoke = (client as unknown as Record<string, Method>)[method];
    invoke?.call(client, request, (error, response) => {
      if (error === null) return resolve(response);
      const isGone = error.code === status.UNAVAILABLE;
      reject(new Error(isGone ? `the policy pack ended:\n${errors().trim()}` : error.details));
    });
  });
}
