import type { PolicyPackArgs } from "@pulumi/policy";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";

/** A call of the Analyzer service from the bytes of a request to those of its response, as its server makes it. */
export type Endpoint = (method: Method, request: Uint8Array) => Promise<Uint8Array>;
type Method = "analyze" | "analyzeStack" | "remediate" | "configure" | "configureStack";

/** What a server is given: how messages are read and written, and what answers them. */
export interface Served {
  readonly service: Readonly<Record<string, MethodDefinition>>;
  readonly implementation: Readonly<Record<string, Handler>>;
}

interface MethodDefinition {
  readonly requestDeserialize: (bytes: Buffer) => unknown;
  readonly responseSerialize: (response: unknown) => Uint8Array;
}

type Answer = (error: unknown, response: unknown) => void;
type Handler = (call: { request: unknown }, answer: Answer) => unknown;

/** The SDK's handlers, which its typings leave out. */
const sdk = require("@pulumi/policy/server") as Record<
  "makeAnalyzeRpcFun" | "makeAnalyzeStackRpcFun" | "makeRemediateRpcFun",
  (pack: string, version: string, level: string, policies: PolicyPackArgs["policies"]) => Handler
>;

/** The SDK's own service for a pack. */
export function servedBySdk(policies: PolicyPackArgs["policies"]): Served {
  const pack = ["pack", "1.0.0", "advisory", policies] as const;
  return {
    service: AnalyzerService as unknown as Served["service"],
    implementation: {
      analyze: sdk.makeAnalyzeRpcFun(...pack),
      analyzeStack: sdk.makeAnalyzeStackRpcFun(...pack),
      remediate: sdk.makeRemediateRpcFun(...pack),
    },
  };
}

/** The way into a service. */
export function endpointOf({ service, implementation }: Served): Endpoint {
  return (method, bytes) =>
    new Promise((resolve, reject) => {
      const [definition, handler] = [service[method], implementation[method]];
      if (definition === undefined || handler === undefined) throw new Error(`${method} is not served`);
      const request = definition.requestDeserialize(Buffer.from(bytes));
      handler({ request }, (error, response) => {
        if (error) reject(error);
        else resolve(definition.responseSerialize(response));
      });
    });
}
