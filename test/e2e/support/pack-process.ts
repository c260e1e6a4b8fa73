import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { Client, credentials } from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { Endpoint } from "../../pulumi/endpoint";

/** A pack that runs as the engine runs it. */
export interface PackProcess {
  readonly endpoint: Endpoint;
  stop(): void;
}

/** Starts the pack in a folder by the SDK that is installed there, and connects to it. */
export async function startPack(folder: string, packages: string): Promise<PackProcess> {
  const runner = join(packages, "node_modules", "@pulumi", "pulumi", "cmd", "run-policy-pack");
  const child = spawn(process.execPath, [runner, "127.0.0.1:1", folder], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const client = new Client(`127.0.0.1:${await portOf(child)}`, credentials.createInsecure());
  return {
    endpoint: (method, request) =>
      new Promise((resolve, reject) => {
        const asIs = (bytes: Buffer) => bytes;
        const { path } = AnalyzerService[method];
        client.makeUnaryRequest(path, asIs, asIs, Buffer.from(request), (error, response) => {
          if (response === undefined) reject(error);
          else resolve(response);
        });
      }),
    stop() {
      client.close();
      child.kill();
    },
  };
}

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (line: Buffer) => resolve(line.toString().trim()));
    child.once("error", reject);
    child.once("close", () => reject(new Error("the pack did not start")));
  });
}
