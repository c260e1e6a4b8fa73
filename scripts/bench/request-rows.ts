import { configureFor } from "../../lib/pulumi/configured";
import { servedPolicies } from "../../lib/pulumi/pack";
import { policies } from "../../policies";
import { type Endpoint, endpointOf, servedBySdk } from "../../test/pulumi/endpoint";
import { analyzeRequest, analyzeStackRequest, type Registered, serviceOf } from "../../test/pulumi/support";
import { deployment, object } from "../../test/support/builders";
import { compare, type Ratio, ratioOf } from "./measure";
import { manifests } from "./programs";

const hardened = registered(deployment("shop/web"));
const service = registered(
  object("v1", "Service", "shop/web", { spec: { selector: { app: "web" }, ports: [{ port: 80 }] } }),
);
/** Weak in as many ways as programs are that nobody looked at. */
const weak = registered(
  deployment("shop/web", {
    automountServiceAccountToken: true,
    hostIPC: true,
    hostNetwork: true,
    hostPID: true,
    securityContext: undefined,
    volumes: [{ name: "root", hostPath: { path: "/" } }],
    "containers[0].env": [{ name: "DB_PASSWORD", value: "Autumn-2025-shop!" }],
    "containers[0].image": "nginx",
    "containers[0].ports": [{ containerPort: 80, hostPort: 80 }],
    "containers[0].resources": undefined,
    "containers[0].securityContext": { privileged: true, capabilities: { add: ["SYS_ADMIN"] } },
    "containers[0].volumeMounts": [{ name: "root", mountPath: "/host" }],
  }),
);

/** What the pack costs a request, from its bytes to those of the response, against a pack of one policy that does nothing. */
export async function* requestRows(): AsyncGenerator<Ratio> {
  configureFor(policies);
  const pack = serviceOf(servedPolicies(policies), "the pack");
  yield await oneRequest(pack, "a hardened Deployment", hardened, 1.5);
  yield await oneRequest(pack, "a Service", service, 2);
  yield await oneRequest(pack, "a weak Deployment", weak, 3);
  yield await stackRequest(pack);
}

const CALLS = 50;

async function oneRequest(pack: Endpoint, of: string, resource: Registered, budget: number): Promise<Ratio> {
  const request = analyzeRequest(resource).serializeBinary();
  const times = (endpoint: Endpoint) => () =>
    processorTime(async () => {
      for (let each = 0; each < CALLS; each++) await endpoint("analyze", request);
    });
  const [ours, theirs] = await compare(15, times(pack), times(empty));
  return ratioOf(`the pack on a request for ${of} / one empty policy`, budget, [
    ours / CALLS,
    theirs / CALLS,
  ]);
}

const empty = endpointOf(
  servedBySdk([
    { name: "empty", description: "Nothing.", enforcementLevel: "advisory", validateResource() {} },
  ]),
);
const emptyOnStacks = endpointOf(
  servedBySdk([{ name: "empty", description: "Nothing.", enforcementLevel: "advisory", validateStack() {} }]),
);

async function stackRequest(pack: Endpoint): Promise<Ratio> {
  const resources = manifests(1000).map(registered);
  const request = analyzeStackRequest(resources).serializeBinary();
  const analyzed = resources.map((resource) => analyzeRequest(resource).serializeBinary());
  const times = await compare(
    5,
    async () => {
      // A run asks once about its stack, after it asked about each resource.
      for (const each of analyzed) await pack("analyze", each);
      return processorTime(() => pack("analyzeStack", request));
    },
    () => processorTime(() => emptyOnStacks("analyzeStack", request)),
  );
  return ratioOf(
    "the pack on the request for a stack of 1,000 resources / one empty stack policy",
    1.5,
    times,
  );
}

/** The time of the processor, in milliseconds: what else the machine does is not in it. */
async function processorTime(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function registered(properties: Registered["properties"]): Registered {
  const { apiVersion, kind, metadata } = properties as {
    apiVersion: string;
    kind: string;
    metadata: { name: string; namespace?: string };
  };
  const group = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
  return { type: `kubernetes:${group}:${kind}`, name: `${metadata.namespace}/${metadata.name}`, properties };
}
