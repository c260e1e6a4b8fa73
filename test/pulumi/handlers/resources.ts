import type proto from "@pulumi/pulumi/proto/analyzer_pb";
import { BinaryWriter } from "google-protobuf";
import { Value } from "google-protobuf/google/protobuf/struct_pb";
import { deployment, type Manifest, object, pod, resource } from "../../support/builders";
import { analyzeRequest, type Registered, secret, UNKNOWN_TEXT, urnOf } from "../support";
import { registered } from "./fixtures";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

const of = (manifest: Manifest, name: string) => registered(manifest, name);
const provider = (properties: Record<string, unknown>, name = "prod") => ({
  urn: `urn:pulumi:dev::shop::pulumi:providers:kubernetes::${name}`,
  properties,
});

const weak = deployment("shop/web", {
  hostNetwork: true,
  hostPID: true,
  securityContext: undefined,
  "containers[0].image": "nginx",
  "containers[0].securityContext": { privileged: true },
  "containers[0].env": [{ name: "DB_PASSWORD", value: "Autumn-2025-shop!" }],
  "containers[1]": { name: "log", image: "fluentd", securityContext: { privileged: true } },
});
const namespace = of(object("v1", "Namespace", "shop"), "namespace");

/** A resource of each kind that programs have. */
export const RESOURCES: Readonly<Record<string, Registered>> = {
  namespace,
  hardened: of(deployment("shop/fine"), "hardened"),
  weak: {
    ...of(weak, "weak"),
    propertyDependencies: { metadata: [urnOf(namespace), "urn:elsewhere"], spec: [] },
  },
  exempted: of(
    {
      ...weak,
      metadata: { name: "x", annotations: { "kubernetes-threat-model/exempt.no-host-namespaces": "Agent." } },
    },
    "exempted",
  ),
  "of another cluster": {
    ...of(weak, "other"),
    provider: provider({ kubeconfig: secret("{}"), namespace: "apps" }),
  },
  "of a cluster to come": {
    ...of(weak, "new"),
    provider: provider({ kubeconfig: UNKNOWN_TEXT, namespace: UNKNOWN_TEXT }, "new"),
  },
  "with secrets": withProperties(of(weak, "secrets"), ({ spec, ...rest }) => ({
    ...rest,
    spec: secret(spec),
  })),
  "with unknowns": of(pod({ hostPID: UNKNOWN_TEXT, containers: UNKNOWN_TEXT }), "unknowns"),
  "with null, numbers and odd names": of(
    object("v1", "ConfigMap", "shop/odd", {
      data: {
        b: null,
        a: "1",
        "10": -0.5,
        "9": true,
        "ä€😀": 1e300,
        B_PASSWORD: "Autumn-2025-shop!",
        A_PASSWORD: "Winter-2025-shop!",
      } as never,
    }),
    "odd",
  ),
  list: of(
    object("v1", "PodList", "list", { items: [pod({ hostPID: true }), pod({ hostIPC: true })] }),
    "list",
  ),
  patch: {
    type: "kubernetes:apps/v1:DeploymentPatch",
    name: "patch",
    properties: { metadata: { name: "web" }, spec: { template: { spec: { hostPID: true } } } },
  },
  "left out by --target": { type: "kubernetes:core/v1:Pod", name: "left-out", properties: {} },
  release: {
    type: "kubernetes:helm.sh/v3:Release",
    name: "chart",
    properties: { chart: "x", values: { a: [] } },
    parent: urnOf(namespace),
  },
  "of a cloud": of(resource("aws:eks/cluster:Cluster", "prod", { version: "1.33" }), "cloud"),
  foreign: { type: "aws:s3/bucket:Bucket", name: "b", properties: { acl: "public-read" } },
  "with files": {
    type: "aws:lambda/function:Function",
    name: "files",
    properties: {
      code: { [SIGNATURE]: ARCHIVE, assets: { "a.js": { [SIGNATURE]: ASSET, text: "x" } } },
      source: secret({ [SIGNATURE]: ASSET, path: "./x" }),
      empty: { [SIGNATURE]: "" },
    },
  },
  stack: { type: "pulumi:pulumi:Stack", name: "shop-dev", properties: {} },
};

export const UNDECODABLE: Registered = {
  type: "kubernetes:core/v1:Pod",
  name: "undecodable",
  properties: { spec: { [SIGNATURE]: OUTPUT, value: "x" } },
};

/** Requests that the SDK answers with an error, or that few engines send. */
export const ODD_REQUESTS: Readonly<Record<string, Uint8Array>> = {
  "an output that is not resolved": bytesOf(UNDECODABLE),
  "a secret without a value": bytesOf({
    ...UNDECODABLE,
    properties: { a: { [SIGNATURE]: secret("")[SIGNATURE] } },
  }),
  "a file without a place": bytesOf({ ...UNDECODABLE, properties: { a: { [SIGNATURE]: ASSET } } }),
  "an archive of what is no file": bytesOf({
    ...UNDECODABLE,
    properties: { a: { [SIGNATURE]: ARCHIVE, assets: { b: "c" } } },
  }),
  "a provider that cannot be decoded": bytesOf({
    ...namespace,
    provider: provider({ kubeconfig: { [SIGNATURE]: OUTPUT } }),
  }),
  "a resource without options": changed((request) => request.clearOptions()),
  "a resource without properties": changed((request) => request.clearProperties()),
  "nothing at all": new Uint8Array(),
  "properties in another order than by name": bytesInReverse(RESOURCES["with null, numbers and odd names"]),
  "a weak Deployment in another order than by name": bytesInReverse(RESOURCES["weak"]),
};

function bytesOf(resource: Registered): Uint8Array {
  return analyzeRequest(resource).serializeBinary();
}

function changed(change: (request: InstanceType<typeof proto.AnalyzeRequest>) => void): Uint8Array {
  const request = analyzeRequest(namespace);
  change(request);
  return request.serializeBinary();
}

function withProperties(
  resource: Registered,
  change: (properties: Registered["properties"]) => Registered["properties"],
): Registered {
  return { ...resource, properties: change(resource.properties) };
}

/** A request whose maps list their names backwards: the engine sends them in any order. */
function bytesInReverse(resource = namespace): Uint8Array {
  const request = analyzeRequest(resource);
  request.clearProperties();
  const writer = new BinaryWriter();
  writer.writeBytes(2, structInReverse(resource.properties));
  return Buffer.concat([request.serializeBinary(), writer.getResultBuffer()]);
}

function structInReverse(map: object): Uint8Array {
  const writer = new BinaryWriter();
  for (const [name, value] of Object.entries(map).sort().reverse()) {
    const entry = new BinaryWriter();
    entry.writeString(1, name);
    entry.writeBytes(2, valueInReverse(value));
    writer.writeBytes(1, entry.getResultBuffer());
  }
  return writer.getResultBuffer();
}

function valueInReverse(value: unknown): Uint8Array {
  const writer = new BinaryWriter();
  if (Array.isArray(value)) {
    const list = new BinaryWriter();
    for (const each of value) list.writeBytes(1, valueInReverse(each));
    writer.writeBytes(6, list.getResultBuffer());
  } else if (typeof value === "object" && value !== null) {
    writer.writeBytes(5, structInReverse(value));
  } else {
    return Value.fromJavaScript(value as null).serializeBinary();
  }
  return writer.getResultBuffer();
}
