import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** A policy as it is published. */
interface PublishedPolicy {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly enforcementLevel: string;
  readonly severity: string;
  readonly remediationSteps?: string;
  readonly url?: string;
  readonly tags?: readonly string[];
  readonly framework?: Readonly<Record<"name" | "version" | "reference" | "specification", string>>;
}

/** What `pulumi policy publish` sent. */
export interface Publication {
  readonly name: string;
  readonly displayName: string;
  readonly versionTag: string;
  readonly description: string;
  readonly readme: string;
  readonly provider: string;
  readonly tags: readonly string[];
  readonly repository?: string;
  readonly policies: readonly PublishedPolicy[];
}

/** What reached the service, in the end. */
interface Received {
  publication?: Publication;
  tarball?: Buffer;
  isComplete: boolean;
}

/** A stand-in for Pulumi's service on loopback that takes a policy pack. */
export interface Service {
  readonly url: string;
  readonly received: Received;
  stop(): Promise<void>;
}

/** Starts the service on a free port. */
export async function startService(): Promise<Service> {
  const received: Received = { isComplete: false };
  const server = createServer((request, response) => {
    answer(request, received, url).then(
      (body) => reply(response, body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(
  request: IncomingMessage,
  received: Received,
  url: string,
): Promise<object | undefined> {
  const body = await bodyOf(request);
  switch (`${request.method} ${request.url?.split("?")[0]}`) {
    case "GET /api/user":
      return {
        githubLogin: "someone",
        name: "Someone",
        organizations: [{ githubLogin: "shop", name: "Shop" }],
      };
    case "GET /api/capabilities":
      return { capabilities: [] };
    case "POST /api/orgs/shop/policypacks":
      received.publication = JSON.parse(body.toString("utf8")) as Publication;
      return { version: 1, uploadURI: `${url}/upload` };
    case "PUT /upload":
      received.tarball = body;
      return {};
    default:
      if (!request.url?.endsWith("/complete")) return undefined;
      received.isComplete = true;
      return {};
  }
}

function reply(response: ServerResponse, body: object | undefined): void {
  response.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify(body ?? { code: 404, message: "Not found" }));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
}
