import analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import provider from "@pulumi/pulumi/proto/provider_pb";
import proto, {
  type ReadResourceRequest,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { isMap } from "../../model/value";
import { openComponent } from "./components";
import { childRequest } from "./components/child-request";
import type { Opened } from "./components/component";
import { answerInvoke, UNKNOWN_RESULT } from "./invoke";
import { type Project, packageConfig } from "./project";
import { optionsOf, type Registered, urnOf } from "./resources";
import { sourceOf } from "./source";
import { Transforms } from "./transforms";
import { flattened, hasUnknown, isSecret, structOf, UNKNOWN_TEXT, type Wire } from "./wire";

/** Who hears of what a program does. */
export interface Observer {
  /** A registration, before the program gets its answer; gives the properties as repaired. */
  onRegistered(resource: Registered): Promise<Wire>;
  onNotice(notice: string): void;
}

type Request = RegisterResourceRequest | ReadResourceRequest;

/** What a package reference of the program stands for. */
interface Package {
  readonly name: string;
  readonly version: string;
  /** Where its plugin is to be had; empty for the usual place. */
  readonly url: string;
}

/** The function that the engine itself answers. */
const GET_RESOURCE = "pulumi:pulumi:getResource";
const PROVIDER_TYPE = "pulumi:providers:";

/** What a program has registered and read so far. */
export class ProgramState {
  readonly resources: Registered[] = [];
  /** The URN of the stack. */
  root = "";
  readonly transforms = new Transforms((error, request, urn) => this.onFailedTransform(error, request, urn));
  private readonly byUrn = new Map<string, Registered>();
  /** The parent of each URN in use; an entry is there before the resource itself. */
  private readonly parents = new Map<string, string>();
  private readonly packages = new Map<string, Package>();
  /** What a transform failed on, so that its children need no notice of their own. */
  private readonly untransformed = new Set<string>();
  private readonly defaultProviders = new Map<string, Promise<Registered>>();

  constructor(
    private readonly project: Project,
    private readonly observer: Observer,
  ) {}

  /** Takes down a registration. Throws an Error for a URN that is there already, as the engine does. */
  async register(
    request: RegisterResourceRequest,
  ): Promise<InstanceType<typeof proto.RegisterResourceResponse>> {
    const urn = this.claimUrn(request);
    await this.transforms.apply(request, urn, this.ancestorsOf(urn));
    // A provider that expands a component is there as well, but is not the component's own.
    const isManaged = request.getCustom() || request.getRemote();
    const provider = isManaged ? await this.providerOf(request) : undefined;
    const properties = { ...flattened(request.getObject()), ...this.pluginOf(request) };
    const opened = request.getRemote() ? this.opened(request, properties) : undefined;
    const registered = await this.add({
      ...this.common(request, urn),
      provider: request.getCustom() ? provider : undefined,
      properties,
      propertyDependencies: dependenciesIn(request),
      options: optionsOf(request),
      ...(opened?.closed !== undefined && { closed: opened.closed }),
    });
    for (const child of opened?.children ?? []) await this.register(childRequest(child, request, urn));
    const response = new proto.RegisterResourceResponse();
    response.setUrn(urn);
    if (request.getCustom()) response.setObject(structOf(outputsOf(registered)));
    return response;
  }

  /** What a component that its provider would expand has in it. */
  private opened(request: RegisterResourceRequest, properties: Wire): Opened {
    const { stack, name, workingFolder } = this.project;
    const parent = urnOf(stack, name, request.getParent(), request.getType(), request.getName());
    return openComponent({
      type: request.getType(),
      name: request.getName(),
      properties,
      dependencies: dependenciesIn(request),
      folder: workingFolder,
      urnOf: (type, child) => urnOf(stack, name, parent, type, child),
    });
  }

  /** A transform may look for what only the provider of a closed component knows; any other failure is the program's own. */
  private onFailedTransform(error: Error, request: RegisterResourceRequest, urn: string): void {
    if (!this.resources.some(({ closed }) => closed !== undefined)) throw error;
    this.untransformed.add(urn);
    if (this.untransformed.has(request.getParent())) return;
    const subject = `${request.getType()} "${request.getName()}"`;
    const [reason] = error.message.split("\n");
    this.observer.onNotice(
      `a transform of ${subject} was left out: it failed beside a component that stays closed here (${reason})`,
    );
  }

  /** Takes down a read: what the resource is nobody knows before deployment. */
  async read(request: ReadResourceRequest): Promise<InstanceType<typeof proto.ReadResourceResponse>> {
    const urn = this.claimUrn(request);
    const options = new analyzer.AnalyzerResourceOptions();
    options.setParent(request.getParent());
    const resource: Registered = {
      ...this.common(request, urn),
      provider: await this.providerOf(request),
      id: request.getId(),
      properties: {},
      propertyDependencies: {},
      options,
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
    this.packages.set(response.getRef(), { name, version, url: request.getDownloadUrl() });
    return response;
  }

  invoke(
    request: InstanceType<typeof proto.ResourceInvokeRequest>,
  ): InstanceType<typeof provider.InvokeResponse> {
    const args = flattened(request.getArgs());
    const { result, notice } =
      request.getTok() === GET_RESOURCE
        ? { result: this.stateOf(String(args["urn"])) }
        : answerInvoke(request.getTok(), args);
    if (notice !== undefined) this.observer.onNotice(notice);
    const response = new provider.InvokeResponse();
    response.setReturn(structOf(result));
    return response;
  }

  call(request: InstanceType<typeof proto.ResourceCallRequest>): InstanceType<typeof provider.CallResponse> {
    this.observer.onNotice(`the method ${request.getTok()} needs its provider; its result is unknown here`);
    const response = new provider.CallResponse();
    response.setReturn(structOf(UNKNOWN_RESULT));
    return response;
  }

  /** A resource that the program holds by reference only. */
  private stateOf(urn: string): Wire {
    const resource = this.byUrn.get(urn);
    if (resource === undefined) throw new Error(`unknown resource ${urn}`);
    return { urn, id: resource.id ?? "", state: outputsOf(resource) };
  }

  /** Takes the URN before anything is waited for: two requests for one may come at the same time. */
  private claimUrn(request: Request): string {
    const { stack, name } = this.project;
    const urn = urnOf(stack, name, request.getParent(), request.getType(), request.getName());
    if (this.parents.has(urn))
      throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    this.parents.set(urn, request.getParent());
    return urn;
  }

  private ancestorsOf(urn: string): string[] {
    const parent = this.parents.get(urn) ?? "";
    return parent === "" ? [] : [parent, ...this.ancestorsOf(parent)];
  }

  private common(request: Request, urn: string) {
    const parent = request.getParent();
    const dependencies = [...request.getDependenciesList()];
    // What a component makes later, or in its provider, stands where the component does.
    const source = sourceOf(request, this.project.folder) ?? this.byUrn.get(parent)?.source;
    const name = request.getName();
    return { urn, type: request.getType(), name, parent, dependencies, ...(source && { source }) };
  }

  /** What the engine adds to the settings of a provider: which plugin it is. */
  private pluginOf(request: RegisterResourceRequest): Wire {
    if (!request.getType().startsWith(PROVIDER_TYPE)) return {};
    const { version } = this.packageOf(request);
    return version === "" ? {} : { version };
  }

  private packageOf(request: Request): Package {
    const named = this.packages.get(request.getPackageref());
    if (named !== undefined) return named;
    const name = request.getType().split(":", 1)[0] ?? "";
    return { name, version: request.getVersion(), url: request.getPlugindownloadurl() };
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
    if (request.getType().startsWith("pulumi:")) return undefined;
    const plugin = this.packageOf(request);
    const key = `${plugin.name}@${plugin.version}@${plugin.url}`;
    const known = this.defaultProviders.get(key) ?? this.add(this.defaultProvider(plugin));
    this.defaultProviders.set(key, known);
    return known;
  }

  private defaultProvider({ name: packageName, version, url }: Package): Registered {
    const type = `${PROVIDER_TYPE}${packageName}`;
    const name = ["default", version, url]
      .filter((part) => part !== "")
      .map((part) => part.replace(/[^\w]/g, "_"))
      .join("_");
    return {
      urn: urnOf(this.project.stack, this.project.name, "", type, name),
      type,
      name,
      parent: "",
      provider: undefined,
      properties: { ...packageConfig(this.project, packageName), ...(version !== "" && { version }) },
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
function outputsOf({ type, properties, provider }: Registered): Wire {
  const isConfigured = provider === undefined || !hasUnknown(provider.properties);
  return isConfigured ? withGeneratedName(type, properties) : {};
}

/** A Kubernetes object without a name gets one from its provider: to the program it is unknown, and not missing. */
function withGeneratedName(type: string, properties: Wire): Wire {
  const { metadata } = properties;
  const isObject = type.startsWith("kubernetes:") && !type.endsWith("List");
  if (!isObject || isSecret(metadata) || !isMap(metadata) || "name" in metadata) return properties;
  return { ...properties, metadata: { ...metadata, name: UNKNOWN_TEXT } };
}
