import type { PolicyPackArgs } from "@pulumi/policy";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { Service } from "../../lib/pulumi/handlers";

/** A call of the Analyzer service from the bytes of a request to those of its response, as its server makes it. */
export type Endpoint = (method: Method, request: Uint8Array) => Promise<Uint8Array>;
type Method = "analyze" | "analyzeStack" | "remediate" | "configure" | "configureStack";

/** The SDK's handlers, which its typings leave out. */
const sdk = require("@pulumi/policy/server") as Record<
  "makeAnalyzeRpcFun" | "makeAnalyzeStackRpcFun" | "makeRemediateRpcFun",
  (
    pack: string,
    version: string,
    level: string,
    policies: PolicyPackArgs["policies"],
  ) => Service["implementation"][string]
>;

export const PACK = { name: "pack", version: "1.0.0" };

/** The SDK's own service for a pack. */
export function servedBySdk(policies: PolicyPackArgs["policies"]): Service {
  const pack = [PACK.name, PACK.version, "advisory", policies] as const;
  return {
    service: AnalyzerService as unknown as Service["service"],
    implementation: {
      analyze: sdk.makeAnalyzeRpcFun(...pack),
      analyzeStack: sdk.makeAnalyzeStackRpcFun(...pack),
      remediate: sdk.makeRemediateRpcFun(...pack),
    },
  };
}

/** The way into a service. */
export function endpointOf({ service, implementation }: Service): Endpoint {
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
