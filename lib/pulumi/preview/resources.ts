import proto from "@pulumi/pulumi/proto/analyzer_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { SourcePosition } from "../../model/declared-resource";
import { secondsIn } from "../../model/duration";
import { structOf, type Wire, withoutInternal } from "./wire";

/** A resource that the program registered or read. */
export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly provider: Registered | undefined;
  readonly properties: Wire;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly options: InstanceType<typeof proto.AnalyzerResourceOptions>;
  /** Known of a resource that is read; nothing has one before deployment. */
  readonly id?: string;
  readonly source?: SourcePosition;
  /** What of a component stays closed because no provider runs here. */
  readonly closed?: string;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/** The URN that the engine gives a resource: the types of its ancestors, but for the stack, stand before its own. */
export function urnOf(stack: string, project: string, parent: string, type: string, name: string): string {
  const parentType = parent.split("::")[2] ?? "";
  const isTop = parent === "" || parentType === STACK_TYPE;
  return `urn:pulumi:${stack}::${project}::${isTop ? type : `${parentType}$${type}`}::${name}`;
}

/** The options of a registration that the Analyzer service asks for. */
export function optionsOf(
  request: RegisterResourceRequest,
): InstanceType<typeof proto.AnalyzerResourceOptions> {
  const options = new proto.AnalyzerResourceOptions();
  options.setProtect(request.getProtect() ?? false);
  options.setIgnorechangesList(request.getIgnorechangesList());
  options.setDeletebeforereplace(request.getDeletebeforereplace());
  options.setDeletebeforereplacedefined(
    request.getDeletebeforereplacedefined() || request.getDeletebeforereplace(),
  );
  const specified = request.getAliasesList().map((alias) => alias.getUrn());
  options.setAliasesList([...request.getAliasurnsList(), ...specified.filter((urn) => urn !== "")]);
  options.setAdditionalsecretoutputsList(request.getAdditionalsecretoutputsList());
  options.setParent(request.getParent());
  options.setCustomtimeouts(timeoutsOf(request));
  return options;
}

function timeoutsOf(
  request: RegisterResourceRequest,
): InstanceType<typeof proto.AnalyzerResourceOptions.CustomTimeouts> {
  const declared = request.getCustomtimeouts();
  const timeouts = new proto.AnalyzerResourceOptions.CustomTimeouts();
  timeouts.setCreate(secondsIn(declared?.getCreate() ?? "") ?? 0);
  timeouts.setUpdate(secondsIn(declared?.getUpdate() ?? "") ?? 0);
  timeouts.setDelete(secondsIn(declared?.getDelete() ?? "") ?? 0);
  // The oldest SDKs that are supported know no time limit of reads.
  if (declared !== undefined && "getRead" in declared && "setRead" in timeouts)
    timeouts.setRead(secondsIn(declared.getRead()) ?? 0);
  return timeouts;
}

/** A registration as the Analyzer service takes it. */
export function analyzeRequest(resource: Registered): InstanceType<typeof proto.AnalyzeRequest> {
  return filled(new proto.AnalyzeRequest(), resource);
}

/** The same for repairs, which must not lose the engine's own properties. */
export function remediateRequest(resource: Registered): InstanceType<typeof proto.AnalyzeRequest> {
  const request = analyzeRequest(resource);
  request.setProperties(structOf(resource.properties));
  return request;
}

/** All resources of the program as the Analyzer service takes them. */
export function analyzeStackRequest(
  resources: readonly Registered[],
): InstanceType<typeof proto.AnalyzeStackRequest> {
  const request = new proto.AnalyzeStackRequest();
  request.setResourcesList(resources.map(analyzerResource));
  return request;
}

function analyzerResource(resource: Registered): InstanceType<typeof proto.AnalyzerResource> {
  const message = filled(new proto.AnalyzerResource(), resource);
  message.setParent(resource.parent);
  message.setDependenciesList([...resource.dependencies]);
  for (const [name, urns] of Object.entries(resource.propertyDependencies)) {
    if (urns.length === 0) continue;
    const dependencies = new proto.AnalyzerPropertyDependencies();
    dependencies.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(name, dependencies);
  }
  return message;
}

function filled<T extends InstanceType<typeof proto.AnalyzeRequest | typeof proto.AnalyzerResource>>(
  message: T,
  resource: Registered,
): T {
  message.setType(resource.type);
  message.setName(resource.name);
  message.setUrn(resource.urn);
  message.setProperties(structOf(withoutInternal(resource.properties)));
  message.setOptions(resource.options);
  if (resource.provider !== undefined) {
    const provider = new proto.AnalyzerProviderResource();
    provider.setType(resource.provider.type);
    provider.setName(resource.provider.name);
    provider.setUrn(resource.provider.urn);
    provider.setProperties(structOf(withoutInternal(resource.provider.properties)));
    message.setProvider(provider);
  }
  return message;
}
