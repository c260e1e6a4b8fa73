import type { PolicyPackArgs } from "@pulumi/policy";
import proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** The SDK's handlers, which its typings leave out. */
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun, makeRemediateRpcFun } =
  require("@pulumi/policy/server") as Record<
    "makeAnalyzeRpcFun" | "makeAnalyzeStackRpcFun" | "makeRemediateRpcFun",
    (pack: string, version: string, level: string, policies: Policies) => unknown
  >;

type Policies = PolicyPackArgs["policies"];
type Properties = Record<string, unknown>;

/** A registered resource, in wire form. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly properties: Properties;
  readonly parent?: string;
  readonly provider?: { readonly urn: string; readonly properties: Properties };
  readonly propertyDependencies?: Record<string, string[]>;
}

export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A secret in wire form. */
export function secret(value: unknown): Properties {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

export function urnOf({ type, name }: Registered): string {
  return `urn:pulumi:dev::shop::${type}::${name}`;
}

interface Violation {
  readonly policy: string;
  readonly message: string;
  readonly urn: string;
  readonly level: number;
}

export interface Outcome {
  readonly violations: Violation[];
  readonly notApplicable: string[];
}

/** Runs the SDK's own handler of the Analyze request. */
export async function analyze(policies: Policies, resource: Registered): Promise<Outcome> {
  const request = analyzeRequest(resource);
  return outcomeOf(await call(makeAnalyzeRpcFun("pack", "1", "advisory", policies), request));
}

/** What the engine sends of a resource. */
export function analyzeRequest(resource: Registered): InstanceType<typeof proto.AnalyzeRequest> {
  return requestOf(new proto.AnalyzeRequest(), resource);
}

/** Runs the SDK's own handler of the AnalyzeStack request. */
export async function analyzeStack(policies: Policies, resources: readonly Registered[]): Promise<Outcome> {
  const request = analyzeStackRequest(resources);
  return outcomeOf(await call(makeAnalyzeStackRpcFun("pack", "1", "advisory", policies), request));
}

/** What the engine sends of all resources of a stack. */
export function analyzeStackRequest(
  resources: readonly Registered[],
): InstanceType<typeof proto.AnalyzeStackRequest> {
  const request = new proto.AnalyzeStackRequest();
  request.setResourcesList(
    resources.map((resource) => {
      const message = requestOf(new proto.AnalyzerResource(), resource) as InstanceType<
        typeof proto.AnalyzerResource
      >;
      if (resource.parent) message.setParent(resource.parent);
      for (const [name, urns] of Object.entries(resource.propertyDependencies ?? {})) {
        const dependencies = new proto.AnalyzerPropertyDependencies();
        dependencies.setUrnsList(urns);
        message.getPropertydependenciesMap().set(name, dependencies);
      }
      return message;
    }),
  );
  return request;
}

/** Runs the SDK's own handler of the Remediate request; gives the last properties, in wire form. */
export async function remediate(policies: Policies, resource: Registered): Promise<Properties | undefined> {
  const request = requestOf(new proto.AnalyzeRequest(), resource);
  const atLevel = policies.map((policy) => ({ ...policy, enforcementLevel: "remediate" as const }));
  const response = await call(makeRemediateRpcFun("pack", "1", "advisory", atLevel), request);
  const repairs = (response as InstanceType<typeof proto.RemediateResponse>).getRemediationsList();
  return repairs.at(-1)?.getProperties()?.toJavaScript() as Properties | undefined;
}

function requestOf<T extends Settable>(message: T, resource: Registered): T {
  message.setType(resource.type);
  message.setName(resource.name);
  message.setUrn(urnOf(resource));
  message.setProperties(Struct.fromJavaScript(resource.properties as never));
  message.setOptions(new proto.AnalyzerResourceOptions());
  if (resource.provider !== undefined) {
    const provider = new proto.AnalyzerProviderResource();
    provider.setType("pulumi:providers:kubernetes");
    provider.setUrn(resource.provider.urn);
    provider.setProperties(Struct.fromJavaScript(resource.provider.properties as never));
    message.setProvider(provider);
  }
  return message;
}

interface Settable {
  setType(value: string): unknown;
  setName(value: string): unknown;
  setUrn(value: string): unknown;
  setProperties(value: Struct): unknown;
  setOptions(value: InstanceType<typeof proto.AnalyzerResourceOptions>): unknown;
  setProvider(value: InstanceType<typeof proto.AnalyzerProviderResource>): unknown;
}

type Handler = (call: { request: unknown }, callback: (error: unknown, response: unknown) => void) => unknown;

function call(handler: unknown, request: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    (handler as Handler)({ request }, (error, response) => (error ? reject(error) : resolve(response)));
  });
}

function outcomeOf(response: unknown): Outcome {
  const analyzed = response as InstanceType<typeof proto.AnalyzeResponse>;
  return {
    violations: analyzed.getDiagnosticsList().map((diagnostic) => ({
      policy: diagnostic.getPolicyname(),
      message: diagnostic.getMessage(),
      urn: diagnostic.getUrn(),
      level: diagnostic.getEnforcementlevel(),
    })),
    notApplicable: analyzed.getNotApplicableList().map((each) => each.getPolicyName()),
  };
}
