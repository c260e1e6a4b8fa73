import { pathToFileURL } from "node:url";
import proto, {
  type ReadResourceRequest,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import sources from "@pulumi/pulumi/proto/source_pb";
import { InputError } from "../../../program/input-error";
import { structOf, UNKNOWN_TEXT, type Wire } from "../wire";
import { evaluate, type KnownResource, type Scope } from "./evaluate";
import type { Expression } from "./expression";
import type { ResourceDeclaration } from "./template";
import { isComponent } from "./types";

/** A resource of a program, all but its options evaluated. */
export interface Evaluated {
  readonly declaration: ResourceDeclaration;
  readonly type: string;
  readonly properties: Wire;
  /** The URNs that each property comes from. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  /** The URN of what is its parent unless an option says otherwise. */
  readonly root: string;
  /** The default provider of its package, where the program declares one. */
  readonly provider: KnownResource | undefined;
}

/** A resource as its registration. Throws InputError for an option that names no resource. */
export function registrationOf(resource: Evaluated, scope: Scope): RegisterResourceRequest {
  const { declaration, type, properties, dependencies } = resource;
  const options = new Options(declaration, scope);
  const request = new proto.RegisterResourceRequest();
  setCommon(request, resource, options, scope);
  request.setCustom(!isComponent(type));
  request.setRemote(isComponent(type));
  request.setObject(structOf(properties));
  for (const [property, urns] of Object.entries(dependencies)) {
    const message = new proto.RegisterResourceRequest.PropertyDependencies();
    message.setUrnsList([...urns]);
    request.getPropertydependenciesMap().set(property, message);
  }
  const dependsOn = options.resources("dependsOn").map(({ urn }) => urn);
  request.setDependenciesList([...new Set([...dependsOn, ...Object.values(dependencies).flat()])]);
  request.setProtect(options.value("protect") === true);
  request.setIgnorechangesList(options.texts("ignoreChanges"));
  request.setAdditionalsecretoutputsList(options.texts("additionalSecretOutputs"));
  request.setAliasurnsList(options.texts("aliases"));
  request.setDeletebeforereplace(options.value("deleteBeforeReplace") === true);
  for (const provider of options.resources("providers")) {
    request.getProvidersMap().set(provider.type.replace(/^pulumi:providers:/, ""), referenceTo(provider));
  }
  setTimeouts(request, options);
  return request;
}

/** A resource that is only read, as the request for it. */
export function readOf(resource: Evaluated, id: string, scope: Scope): ReadResourceRequest {
  const request = new proto.ReadResourceRequest();
  setCommon(request, resource, new Options(resource.declaration, scope), scope);
  request.setId(id);
  return request;
}

function setCommon(
  request: RegisterResourceRequest | ReadResourceRequest,
  { declaration, type, root, provider }: Evaluated,
  options: Options,
  { file }: Scope,
): void {
  const [parent] = options.resources("parent");
  const [own] = options.resources("provider");
  const given = own ?? provider;
  const position = new sources.SourcePosition();
  position.setUri(pathToFileURL(file).href);
  position.setLine(declaration.at.line);
  position.setColumn(declaration.at.column);
  request.setType(type);
  request.setName(declaration.name);
  request.setParent(parent?.urn ?? root);
  if (given !== undefined) request.setProvider(referenceTo(given));
  request.setVersion(options.text("version"));
  request.setPlugindownloadurl(options.text("pluginDownloadURL"));
  request.setSourceposition(position);
}

function setTimeouts(request: RegisterResourceRequest, options: Options): void {
  const declared = options.value("customTimeouts") as Wire | undefined;
  if (typeof declared !== "object" || declared === null) return;
  const timeouts = new proto.RegisterResourceRequest.CustomTimeouts();
  timeouts.setCreate(String(declared["create"] ?? ""));
  timeouts.setUpdate(String(declared["update"] ?? ""));
  timeouts.setDelete(String(declared["delete"] ?? ""));
  request.setCustomtimeouts(timeouts);
}

function referenceTo({ urn }: KnownResource): string {
  return `${urn}::${UNKNOWN_TEXT}`;
}

/** The options of a resource, as what they stand for. */
class Options {
  constructor(
    private readonly declaration: ResourceDeclaration,
    private readonly scope: Scope,
  ) {}

  value(name: string): unknown {
    const option = this.declaration.options.get(name);
    return option && evaluate(option, this.scope);
  }

  text(name: string): string {
    const value = this.value(name);
    return typeof value === "string" ? value : "";
  }

  texts(name: string): string[] {
    const value = this.value(name);
    return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  }

  /** The resources that an option names: one, a list of them, or a map to them. */
  resources(name: string): KnownResource[] {
    const option = this.declaration.options.get(name);
    return option === undefined ? [] : this.resourcesIn(option, name);
  }

  private resourcesIn(option: Expression, name: string): KnownResource[] {
    if (option.kind === "list") return option.items.flatMap((each) => this.resourcesIn(each, name));
    if (option.kind === "map") return option.entries.flatMap(({ value }) => this.resourcesIn(value, name));
    const resource =
      option.kind === "reference" && option.reference.path.length === 0
        ? this.scope.resources.get(option.reference.root)
        : undefined;
    if (resource !== undefined) return [resource];
    throw new InputError(this.scope.file, `the option ${name} must name a resource, as \${name}`, option.at);
  }
}
