import proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { Analysis } from "../../lib/pulumi/analysis";
import { exchanged } from "../../lib/pulumi/handlers";
import type { ServedPolicy } from "../../lib/pulumi/served";
import { type Endpoint, endpointOf, PACK, servedBySdk } from "./endpoint";

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

/** Whose handlers answer. */
export type By = "the SDK" | "the pack";

/** Has a resource analyzed. */
export async function analyze(
  policies: readonly ServedPolicy[],
  resource: Registered,
  by: By = "the pack",
): Promise<Outcome> {
  return outcomeOf(await serviceOf(policies, by)("analyze", analyzeRequest(resource).serializeBinary()));
}

/** What the engine sends of a resource. */
export function analyzeRequest(resource: Registered): InstanceType<typeof proto.AnalyzeRequest> {
  return requestOf(new proto.AnalyzeRequest(), resource);
}

/** Has a stack analyzed. */
export async function analyzeStack(
  policies: readonly ServedPolicy[],
  resources: readonly Registered[],
  by: By = "the pack",
): Promise<Outcome> {
  const request = analyzeStackRequest(resources).serializeBinary();
  return outcomeOf(await serviceOf(policies, by)("analyzeStack", request));
}

/** The service of a pack of these policies. */
export function serviceOf(policies: readonly ServedPolicy[], by: By): Endpoint {
  const sdk = servedBySdk(policies.map((policy) => policy.sdk));
  return endpointOf(by === "the SDK" ? sdk : exchanged(sdk, new Analysis(PACK, policies)));
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

/** Has a resource repaired, by all policies; gives the last properties, in wire form. */
export async function remediate(
  policies: readonly ServedPolicy[],
  resource: Registered,
): Promise<Properties | undefined> {
  const atLevel = policies.map(
    (policy) => ({ ...policy, sdk: { ...policy.sdk, enforcementLevel: "remediate" } }) as ServedPolicy,
  );
  const request = analyzeRequest(resource).serializeBinary();
  const response = await serviceOf(atLevel, "the pack")("remediate", request);
  const repairs = proto.RemediateResponse.deserializeBinary(response).getRemediationsList();
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

function outcomeOf(response: Uint8Array): Outcome {
  const analyzed = proto.AnalyzeResponse.deserializeBinary(response);
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
