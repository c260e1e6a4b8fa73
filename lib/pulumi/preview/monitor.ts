import { stripVTControlCharacters } from "node:util";
import { Server, ServerCredentials, type ServiceError, status } from "@grpc/grpc-js";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import engineRpc from "@pulumi/pulumi/proto/engine_grpc_pb";
import engine from "@pulumi/pulumi/proto/engine_pb";
import rpc from "@pulumi/pulumi/proto/resource_grpc_pb";
import proto, {
  type ReadResourceRequest,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { type Observer, ProgramState } from "./program-state";
import type { Project } from "./project";
import type { Registered } from "./resources";
import { emptyMessage, MESSAGE_SIZE } from "./wire";

/** The services that a program talks to, in place of the engine's. */
export interface Monitor {
  readonly address: string;
  /** What stands behind the services, for programs that run in this process. */
  readonly program: ProgramState;
  /** Everything that was registered or read, in order. */
  readonly resources: readonly Registered[];
  /** What the program logged as errors. */
  readonly errors: readonly string[];
  /** The URN of the stack, once the program has said it. */
  root(): string;
  stop(): void;
}

const SUPPORTED = new Set([
  "secrets",
  "resourceReferences",
  "outputValues",
  "deletedWith",
  "replaceWith",
  "aliasSpecs",
  "parameterization",
  "resourceHooks",
  "errorHooks",
  "transforms",
  "invokeTransforms",
]);

/** Starts a resource monitor and engine service that plan and deploy nothing: they only take down what is declared. */
export async function startMonitor(project: Project, observer: Observer): Promise<Monitor> {
  const program = new ProgramState(project, observer);
  const errors: string[] = [];
  const server = new Server(MESSAGE_SIZE);
  server.addService(rpc.ResourceMonitorService, {
    supportsFeature: unary((request: InstanceType<typeof proto.SupportsFeatureRequest>) => {
      const response = new proto.SupportsFeatureResponse();
      response.setHassupport(SUPPORTED.has(request.getId()));
      return response;
    }),
    registerResource: unary((request: RegisterResourceRequest) => program.register(request)),
    readResource: unary((request: ReadResourceRequest) => program.read(request)),
    registerResourceOutputs: unary(() =>
      emptyMessage(rpc.ResourceMonitorService.registerResourceOutputs, "responseType"),
    ),
    registerResourceHook: unary(() =>
      emptyMessage(rpc.ResourceMonitorService.registerResourceHook, "responseType"),
    ),
    registerErrorHook: unary(() =>
      emptyMessage(rpc.ResourceMonitorService.registerErrorHook, "responseType"),
    ),
    signalAndWaitForShutdown: unary(() =>
      emptyMessage(rpc.ResourceMonitorService.signalAndWaitForShutdown, "responseType"),
    ),
    registerPackage: unary((request: InstanceType<typeof proto.RegisterPackageRequest>) =>
      program.registerPackage(request),
    ),
    invoke: unary((request: InstanceType<typeof proto.ResourceInvokeRequest>) => program.invoke(request)),
    call: unary((request: InstanceType<typeof proto.ResourceCallRequest>) => program.call(request)),
    registerStackTransform: unary((callback: Callback) => {
      program.transforms.addToStack(callback);
      return emptyMessage(rpc.ResourceMonitorService.registerStackTransform, "responseType");
    }),
    registerStackInvokeTransform: unary(() => {
      observer.onNotice("transforms of function calls were left out");
      return emptyMessage(rpc.ResourceMonitorService.registerStackInvokeTransform, "responseType");
    }),
  });
  server.addService(engineRpc.EngineService, {
    log: unary((request: InstanceType<typeof engine.LogRequest>) => {
      const message = stripVTControlCharacters(request.getMessage());
      if (request.getSeverity() === engine.LogSeverity.ERROR) errors.push(message);
      else if (request.getSeverity() !== engine.LogSeverity.DEBUG) process.stderr.write(`${message}\n`);
      return emptyMessage(engineRpc.EngineService.log, "responseType");
    }),
    getRootResource: unary(() => {
      const response = new engine.GetRootResourceResponse();
      response.setUrn(program.root);
      return response;
    }),
    setRootResource: unary((request: InstanceType<typeof engine.SetRootResourceRequest>) => {
      program.root = request.getUrn();
      return new engine.SetRootResourceResponse();
    }),
    requirePulumiVersion: unary(() => new engine.RequirePulumiVersionResponse()),
  });
  const port = await listen(server);
  return {
    address: `127.0.0.1:${port}`,
    program,
    resources: program.resources,
    errors,
    root: () => program.root,
    stop() {
      program.transforms.stop();
      server.forceShutdown();
    },
  };
}

type Handler<Request, Response> = (request: Request) => Response | Promise<Response>;
type Unary = (
  call: { request: unknown },
  callback: (error: Partial<ServiceError> | null, response?: unknown) => void,
) => void;

/** A method of a service: what the handler throws becomes the error that the program sees. */
function unary<Request, Response>(handle: Handler<Request, Response>): Unary {
  return (call, callback) => {
    Promise.resolve()
      .then(() => handle(call.request as Request))
      .then((response) => callback(null, response))
      .catch((error: Error) => callback({ code: status.UNKNOWN, details: error.message }));
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
}
