// Starts a plugin the way the engine expects: a gRPC server whose port is the first line on standard output.
import { createRequire } from "node:module";
import grpc from "@grpc/grpc-js";

/** The version of the Kubernetes SDK here, and so the version of the provider that programs ask for. */
export const kubernetesVersion = createRequire(import.meta.url)("@pulumi/kubernetes/package.json").version;

const messageLimit = 400 * 1024 * 1024;

/** Serves one gRPC service on a free local port and prints that port. */
export function serve(service, implementation) {
  const server = new grpc.Server({ "grpc.max_receive_message_length": messageLimit });
  server.addService(service, implementation);
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(port);
  });
}

/** Turns a function from request to response into a unary gRPC method. */
export function unary(method) {
  return (call, callback) => {
    Promise.resolve(call.request)
      .then(method)
      .then(
        (response) => callback(null, response),
        (error) => callback({ code: grpc.status.UNKNOWN, details: error.message }),
      );
  };
}
