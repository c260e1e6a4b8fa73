import { createRequire } from "node:module";
import type { Server } from "@grpc/grpc-js";
import type { Analysis } from "./analysis";

/**
 * Puts handlers of our own in the place of the SDK's hot ones. The SDK (1.21) decodes all properties of a request again
 * for every policy, wraps them, and throws for each policy that has nothing to judge. It hands its handlers to
 * `addService` of a gRPC server while a `PolicyPack` is constructed; there they are exchanged, and nothing else is.
 * Where the service has another shape, and where a handler of ours fails, the SDK's answer.
 */

type Answer = (error: unknown, response?: unknown) => void;
interface Call {
  request: unknown;
}
type Handler = (call: Call, answer: Answer) => unknown;

interface MethodDefinition {
  readonly requestDeserialize: (bytes: Buffer) => unknown;
  readonly responseSerialize: (response: unknown) => Uint8Array;
}
/** How messages of a service are read and written, and what answers them. */
export interface Service {
  readonly service: Readonly<Record<string, MethodDefinition>>;
  readonly implementation: Readonly<Record<string, Handler>>;
}

/** Runs what starts the SDK's server, with our handlers in it. */
export function withOwnHandlers(analysis: Analysis, start: () => void): void {
  const server = serverOfSdk()?.prototype;
  const original = server?.addService;
  if (server === undefined || typeof original !== "function") {
    start();
    return;
  }
  server.addService = function (service, implementation) {
    const own = exchanged({ service, implementation } as unknown as Service, analysis);
    original.call(this, own.service as never, own.implementation as never);
  };
  try {
    start();
  } finally {
    server.addService = original;
  }
}

/** The gRPC library that the SDK loads, which need not be the one that is found from here. */
function serverOfSdk(): typeof Server | undefined {
  try {
    return createRequire(require.resolve("@pulumi/policy"))("@grpc/grpc-js").Server;
  } catch {
    return undefined;
  }
}

/** A service with our handlers in it; the same one where its shape is not the one that is known. */
export function exchanged(of: Service, analysis: Analysis): Service {
  const own: Readonly<Record<string, (request: Uint8Array) => Buffer | undefined>> = {
    analyze: (request) => analysis.analyze(request),
    analyzeStack: (request) => analysis.analyzeStack(request),
    remediate: () => analysis.remediate(),
  };
  let { service, implementation } = of;
  for (const [name, answerOf] of Object.entries(own)) {
    const definition = service[name];
    const handler = implementation[name];
    if (!isAsKnown(definition) || typeof handler !== "function") return of;
    service = { ...service, [name]: ofBytes(definition) };
    implementation = { ...implementation, [name]: guarded(answerOf, definition, handler) };
  }
  return { service, implementation };
}

function isAsKnown(definition: MethodDefinition | undefined): definition is MethodDefinition {
  return (
    typeof definition?.requestDeserialize === "function" && typeof definition.responseSerialize === "function"
  );
}

/** The definition of a method whose request is its bytes, and whose response may be. */
function ofBytes(definition: MethodDefinition): MethodDefinition {
  return {
    ...definition,
    requestDeserialize: (bytes) => bytes,
    responseSerialize: (response) =>
      Buffer.isBuffer(response) ? response : definition.responseSerialize(response),
  };
}

function guarded(
  answerOf: (request: Uint8Array) => Buffer | undefined,
  definition: MethodDefinition,
  sdk: Handler,
): Handler {
  return (call, answer) => {
    const bytes = call.request as Buffer;
    const response = attempt(() => answerOf(bytes));
    if (response !== undefined) return answer(null, response);
    try {
      call.request = definition.requestDeserialize(bytes);
    } catch (error) {
      return answer(error);
    }
    return sdk(call, answer);
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
