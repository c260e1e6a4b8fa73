import proto from "@pulumi/pulumi/proto/resource_pb";
import { isMap } from "../../../model/value";
import type { ProgramState } from "../program-state";
import type { Project } from "../project";
import { flattened, hasUnknown, structOf, UNKNOWN_TEXT, type Wire } from "../wire";
import { configValue, isSet } from "./config";
import { evaluate, type KnownResource, type Scope } from "./evaluate";
import { followReferences, type References } from "./order";
import { type Evaluated, readOf, registrationOf } from "./request";
import { type ResourceDeclaration, readTemplate, type Template } from "./template";
import { constantsOf, isComponent, wholeToken } from "./types";

/** Who is told what a program did not say, or had no use for. */
export interface YamlObserver {
  onNotice(notice: string): void;
  /** Configuration that is missing, where that counts as unknown. */
  readonly onMissing?: ((key: string) => void) | undefined;
}

/**
 * Runs a program in Pulumi YAML as at a first preview: registers its resources in the order of their references.
 * Throws InputError, with file, line and column, for a program that Pulumi would refuse.
 */
export async function runYamlProgram(
  project: Project,
  program: ProgramState,
  observer: YamlObserver,
): Promise<void> {
  const template = readTemplate(project, observer.onNotice);
  const references = followReferences(template, (name) => isSet(name, project));
  await new Interpreter(project, program, template, references, observer).run();
}

class Interpreter {
  private readonly values = new Map<string, unknown>();
  private readonly resources = new Map<string, KnownResource>();
  private readonly defaultProviders = new Map<string, KnownResource>();
  private readonly scope: Scope;

  constructor(
    private readonly project: Project,
    private readonly program: ProgramState,
    private readonly template: Template,
    private readonly references: References,
    private readonly observer: YamlObserver,
  ) {
    this.values.set("pulumi", this.surroundings());
    this.scope = {
      file: template.file,
      folder: project.workingFolder,
      rootFolder: project.folder,
      values: this.values,
      resources: this.resources,
      comesFromResources: (name) => {
        const variable = template.variables.get(name);
        return variable !== undefined && references.resourcesIn(variable).length > 0;
      },
      invoke: (token, args) => this.invoke(token, args),
    };
  }

  async run(): Promise<void> {
    const { config, variables, resources, outputs } = this.template;
    await this.registerStack();
    for (const name of this.references.ordered) {
      const resource = resources.get(name);
      const variable = variables.get(name);
      if (resource !== undefined) await this.declare(name, resource);
      else if (variable !== undefined) this.values.set(name, evaluate(variable, this.scope));
      else this.values.set(name, this.configured(name, config.get(name)));
    }
    for (const output of outputs.values()) evaluate(output, this.scope);
  }

  private configured(name: string, declared: Parameters<typeof configValue>[1]): unknown {
    return configValue(name, declared, this.project, this.scope, this.observer.onMissing);
  }

  private surroundings(): Wire {
    const { workingFolder, name, stack, organization, folder } = this.project;
    return { cwd: workingFolder, project: name, stack, organization, rootDirectory: folder };
  }

  private async registerStack(): Promise<void> {
    const { name, stack } = this.project;
    const request = new proto.RegisterResourceRequest();
    request.setType("pulumi:pulumi:Stack");
    request.setName(`${name}-${stack}`);
    const response = await this.program.register(request);
    this.program.root = response.getUrn();
  }

  private async declare(key: string, declaration: ResourceDeclaration): Promise<void> {
    const type = wholeToken(declaration.type);
    const evaluated = this.evaluated(declaration, type);
    const id = this.idToRead(declaration, type, evaluated.properties);
    const response =
      id === undefined
        ? await this.program.register(registrationOf(evaluated, this.scope))
        : await this.program.read(readOf(evaluated, id, this.scope));
    const outputs = "getObject" in response ? response.getObject() : response.getProperties();
    const known: KnownResource = {
      urn: response.getUrn(),
      type,
      id: id ?? UNKNOWN_TEXT,
      isComponent: isComponent(type),
      outputs: flattened(outputs),
    };
    this.resources.set(key, known);
    if (declaration.isDefaultProvider) this.defaultProviders.set(type.replace(/^.*:/, ""), known);
  }

  private evaluated(declaration: ResourceDeclaration, type: string): Evaluated {
    const { properties: declared } = declaration;
    const value = evaluate(declared, this.scope);
    const properties = { ...(isMap(value) ? value : {}), ...constantsOf(type) };
    return {
      declaration,
      type,
      properties,
      dependencies: this.dependenciesOf(declaration, properties),
      root: this.program.root,
      provider: this.defaultProviders.get(type.split(":", 1)[0] ?? ""),
    };
  }

  /** The URNs that each property comes from; of properties that are one expression, each comes from all of it. */
  private dependenciesOf({ properties }: ResourceDeclaration, values: Wire): Record<string, string[]> {
    const urnsIn = (expression: Parameters<References["resourcesIn"]>[0]) =>
      this.references.resourcesIn(expression).map((name) => this.resources.get(name)?.urn ?? "");
    const pairs =
      properties.kind === "map"
        ? properties.entries.map(
            ({ key, value }) => [String(evaluate(key, this.scope)), urnsIn(value)] as const,
          )
        : Object.keys(values).map((name) => [name, urnsIn(properties)] as const);
    return Object.fromEntries(pairs);
  }

  /** The id of what the program only reads: other stacks, too. */
  private idToRead({ get, name }: ResourceDeclaration, type: string, properties: Wire): string | undefined {
    if (type === "pulumi:pulumi:StackReference") return String(properties["name"] ?? name);
    const id = get?.get("id");
    return id && String(evaluate(id, this.scope));
  }

  /** Of a result that holds an unknown nothing is known. */
  private invoke(token: string, args: Wire): unknown {
    const request = new proto.ResourceInvokeRequest();
    request.setTok(token);
    request.setArgs(structOf(args));
    const response = this.program.invoke(request);
    const result = flattened(response.getReturn());
    return hasUnknown(result) ? UNKNOWN_TEXT : result;
  }
}
