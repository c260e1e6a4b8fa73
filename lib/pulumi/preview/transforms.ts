import { credentials } from "@grpc/grpc-js";
import alias from "@pulumi/pulumi/proto/alias_pb";
import rpc from "@pulumi/pulumi/proto/callback_grpc_pb";
import callbacks, { type Callback } from "@pulumi/pulumi/proto/callback_pb";
import proto, { type RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { MESSAGE_SIZE } from "./wire";

type Options = InstanceType<typeof proto.TransformResourceOptions>;

/** Calls the transforms that a program declared: they change a registration before it counts. */
export class Transforms {
  private readonly ofStack: Callback[] = [];
  private readonly ofResource = new Map<string, Callback[]>();
  private readonly clients = new Map<string, InstanceType<typeof rpc.CallbacksClient>>();

  /** Adds a transform of every resource. */
  addToStack(callback: Callback): void {
    this.ofStack.push(callback);
  }

  /**
   * Applies the transforms of the resource, then of its ancestors from the nearest on, then of the stack, by changing
   * the request.
   */
  async apply(request: RegisterResourceRequest, urn: string, ancestors: readonly string[]): Promise<void> {
    this.ofResource.set(urn, request.getTransformsList());
    const inherited = ancestors.flatMap((ancestor) => this.ofResource.get(ancestor) ?? []);
    for (const callback of [...request.getTransformsList(), ...inherited, ...this.ofStack]) {
      try {
        await this.applyOne(callback, request);
      } catch (error) {
        this.onFailure(error as Error, request, urn);
      }
    }
  }

  /** Hears of a transform that failed, and throws where the registration must fail as well. */
  constructor(
    private readonly onFailure: (error: Error, request: RegisterResourceRequest, urn: string) => void,
  ) {}

  stop(): void {
    for (const client of this.clients.values()) client.close();
  }

  private async applyOne(callback: Callback, request: RegisterResourceRequest): Promise<void> {
    const question = new proto.TransformRequest();
    question.setType(request.getType());
    question.setName(request.getName());
    question.setCustom(request.getCustom());
    question.setParent(request.getParent());
    question.setProperties(request.getObject());
    question.setOptions(optionsOf(request));
    const answer = proto.TransformResponse.deserializeBinary(
      await this.call(callback, question.serializeBinary()),
    );
    if (answer.hasProperties()) request.setObject(answer.getProperties());
    const options = answer.getOptions();
    if (options !== undefined) setOptions(request, options);
  }

  private call(callback: Callback, bytes: Uint8Array): Promise<Uint8Array> {
    const request = new callbacks.CallbackInvokeRequest();
    request.setToken(callback.getToken());
    request.setRequest(bytes);
    return new Promise((resolve, reject) => {
      this.clientOf(callback.getTarget()).invoke(request, (error, response) =>
        error ? reject(new Error(error.details)) : resolve(response.getResponse_asU8()),
      );
    });
  }

  private clientOf(target: string): InstanceType<typeof rpc.CallbacksClient> {
    const client =
      this.clients.get(target) ?? new rpc.CallbacksClient(target, credentials.createInsecure(), MESSAGE_SIZE);
    this.clients.set(target, client);
    return client;
  }
}

/** The options of a registration that matter before deployment. */
function optionsOf(request: RegisterResourceRequest): Options {
  const options = new proto.TransformResourceOptions();
  const protect = request.getProtect();
  options.setDependsOnList(request.getDependenciesList());
  if (protect !== undefined) options.setProtect(protect);
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  options.setAliasesList([...request.getAliasurnsList().map(aliasOf), ...request.getAliasesList()]);
  options.setCustomTimeouts(request.getCustomtimeouts());
  options.setVersion(request.getVersion());
  options.setPluginDownloadUrl(request.getPlugindownloadurl());
  options.setProvider(request.getProvider());
  for (const [name, reference] of request.getProvidersMap().entries()) {
    options.getProvidersMap().set(name, reference);
  }
  return options;
}

function setOptions(request: RegisterResourceRequest, options: Options): void {
  request.setDependenciesList(options.getDependsOnList());
  request.setProtect(options.getProtect() ?? false);
  request.setIgnorechangesList(options.getIgnoreChangesList());
  request.setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList());
  request.setAliasurnsList([]);
  request.setAliasesList(options.getAliasesList());
  request.setCustomtimeouts(options.getCustomTimeouts());
  request.setVersion(options.getVersion());
  request.setPlugindownloadurl(options.getPluginDownloadUrl());
  request.setProvider(options.getProvider());
}

function aliasOf(urn: string): InstanceType<typeof alias.Alias> {
  const message = new alias.Alias();
  message.setUrn(urn);
  return message;
}
