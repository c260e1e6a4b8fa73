import analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import provider from "@pulumi/pulumi/proto/provider_pb";
import proto, {
  type ReadResourceRequest,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { answerInvoke } from "./invoke";
import type { Project } from "./project";
import { optionsOf, type Registered, urnOf } from "./resources";
import { sourceOf } from "./source";
import { flattened, hasUnknown, structOf, type Wire } from "./wire";

/** Who hears of what a program does. */
export interface Observer {
  /** A registration, before the program gets its answer; gives the properties as repaired. */
  onRegistered(resource: Registered): Promise<Wire>;
  onNotice(notice: string): void;
}

type Request = RegisterResourceRequest | ReadResourceRequest;

/** What a program has registered and read so far. */
export class ProgramState {
  readonly resources: Registered[] = [];
  /** The URN of the stack. */
  root = "";
  private readonly byUrn = new Map<string, Registered>();
  private readonly packages = new Map<string, { name: string; version: string }>();
  private readonly defaultProviders = new Map<string, Promise<Registered>>();

  constructor(
    private readonly project: Project,
    private readonly observer: Observer,
  ) {}

  /** Takes down a registration. Throws an Error for a URN that is there already, as the engine does. */
  async register(
    request: RegisterResourceRequest,
  ): Promise<InstanceType<typeof proto.RegisterResourceResponse>> {
    const urn = this.urnOf(request);
    if (this.byUrn.has(urn)) throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    const source = sourceOf(request, this.project.folder);
    const registered = await this.add({
      ...(await this.common(request, urn)),
      provider: request.getCustom() ? await this.providerOf(request) : undefined,
      properties: flattened(request.getObject()),
      propertyDependencies: dependenciesIn(request),
      options: optionsOf(request),
      ...(source && { source }),
    });
    const response = new proto.RegisterResourceResponse();
    response.setUrn(urn);
    if (request.getCustom()) response.setObject(structOf(outputsOf(registered)));
    return response;
  }

  /** Takes down a read: what the resource is nobody knows before deployment. */
  async read(request: ReadResourceRequest): Promise<InstanceType<typeof proto.ReadResourceResponse>> {
    const urn = this.urnOf(request);
    const resource: Registered = {
      ...(await this.common(request, urn)),
      provider: await this.providerOf(request),
      properties: {},
      propertyDependencies: {},
      options: new analyzer.AnalyzerResourceOptions(),
    };
    this.byUrn.set(urn, resource);
    this.resources.push(resource);
    const response = new proto.ReadResourceResponse();
    response.setUrn(urn);
    response.setProperties(structOf({}));
    return response;
  }

  registerPackage(
    request: InstanceType<typeof proto.RegisterPackageRequest>,
  ): InstanceType<typeof proto.RegisterPackageResponse> {
    const parameterization = request.getParameterization();
    const name = parameterization?.getName() || request.getName();
    const version = parameterization?.getVersion() || request.getVersion();
    const response = new proto.RegisterPackageResponse();
    response.setRef(`${name}@${version}`);
    this.packages.set(response.getRef(), { name, version });
    return response;
  }

  invoke(
    request: InstanceType<typeof proto.ResourceInvokeRequest>,
  ): InstanceType<typeof provider.InvokeResponse> {
    const { result, notice } = answerInvoke(request.getTok(), flattened(request.getArgs()));
    if (notice !== undefined) this.observer.onNotice(notice);
    const response = new provider.InvokeResponse();
    response.setReturn(structOf(result));
    return response;
  }

  private urnOf(request: Request): string {
    const { stack, name } = this.project;
    return urnOf(stack, name, request.getParent(), request.getType(), request.getName());
  }

  private async common(request: Request, urn: string) {
    const parent = request.getParent();
    const dependencies = [...request.getDependenciesList()];
    return { urn, type: request.getType(), name: request.getName(), parent, dependencies };
  }

  private async add(resource: Registered): Promise<Registered> {
    this.byUrn.set(resource.urn, resource);
    const index = this.resources.push(resource) - 1;
    const registered = { ...resource, properties: await this.observer.onRegistered(resource) };
    this.byUrn.set(resource.urn, registered);
    this.resources[index] = registered;
    return registered;
  }

  /** The provider that a request names, `urn::id`, else the default one of its package. */
  private async providerOf(request: Request): Promise<Registered | undefined> {
    const reference = request.getProvider();
    if (reference !== "") return this.byUrn.get(reference.replace(/::[^:]*$/, ""));
    const type = request.getType();
    if (type.startsWith("pulumi:")) return undefined;
    const named = this.packages.get(request.getPackageref());
    const name = named?.name ?? type.split(":", 1)[0] ?? "";
    const version = named?.version ?? request.getVersion();
    const key = `${name}@${version}`;
    const known = this.defaultProviders.get(key) ?? this.add(this.defaultProvider(name, version));
    this.defaultProviders.set(key, known);
    return known;
  }

  private defaultProvider(packageName: string, version: string): Registered {
    const type = `pulumi:providers:${packageName}`;
    const name = ["default", ...(version === "" ? [] : [version.replace(/[.+-]/g, "_")])].join("_");
    return {
      urn: urnOf(this.project.stack, this.project.name, "", type, name),
      type,
      name,
      parent: this.root,
      provider: undefined,
      properties: version === "" ? {} : { version },
      dependencies: [],
      propertyDependencies: {},
      options: new analyzer.AnalyzerResourceOptions(),
    };
  }
}

function dependenciesIn(request: RegisterResourceRequest): Record<string, string[]> {
  const dependencies: Record<string, string[]> = {};
  request.getPropertydependenciesMap().forEach((urns, property) => {
    dependencies[property] = [...urns.getUrnsList()];
  });
  return dependencies;
}

/**
 * What the program sees of a resource before it is there: its inputs; nothing, so that every output is unknown, when
 * the provider itself is not configured yet. The engine does the same.
 */
function outputsOf({ properties, provider }: Registered): Wire {
  const isConfigured = provider === undefined || !hasUnknown(provider.properties);
  return isConfigured ? properties : {};
}
