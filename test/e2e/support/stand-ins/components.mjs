// Manifests for the stand-in provider: yaml/v2 components register their objects as children, as the real provider
// does. Charts and Kustomize directories are registered without children; rendering them takes Helm and Kustomize.
import { readFileSync } from "node:fs";
import grpc from "@grpc/grpc-js";
import structs from "@pulumi/pulumi/proto/provider_pb.js";
import services from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/resource_pb.js";
import { parseAllDocuments } from "yaml";
import { kubernetesVersion } from "./serve.mjs";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const list = (value) => (Array.isArray(value) ? value : [value]);
const fromFiles = (value) => list(value ?? []).flatMap((file) => objectsIn(readFileSync(file, "utf8")));

const manifests = {
  "kubernetes:yaml/v2:ConfigFile": ({ file }) => fromFiles(file),
  "kubernetes:yaml/v2:ConfigGroup": ({ yaml, files, objs }) => [
    ...list(yaml ?? []).flatMap(objectsIn),
    ...fromFiles(files),
    ...list(objs ?? []),
  ],
};

/** The Kubernetes objects of a text with one or more YAML documents. */
export function objectsIn(text) {
  const objects = parseAllDocuments(text).map((document) => document.toJS());
  return objects.filter((object) => object !== null && typeof object === "object");
}

/** Registers a component and, when all its inputs are known, the objects of its manifests. */
export async function construct(request) {
  const monitor = connect(request.getMonitorendpoint());
  try {
    const urn = await register(monitor, component(request));
    const children = manifestObjects(request).map((object) => child(request, urn, object));
    await Promise.all(children.map((registration) => register(monitor, registration)));
    return new structs.ConstructResponse().setUrn(urn).setState(request.getInputs());
  } finally {
    monitor.close();
  }
}

function connect(address) {
  return new services.ResourceMonitorClient(address, grpc.credentials.createInsecure());
}

function register(monitor, registration) {
  return new Promise((resolve, reject) => {
    monitor.registerResource(registration, (error, response) =>
      error ? reject(error) : resolve(response.getUrn()),
    );
  });
}

function manifestObjects(request) {
  const inputs = request.getInputs()?.toJavaScript() ?? {};
  if (JSON.stringify(inputs).includes(unknown)) return [];
  return manifests[request.getType()]?.(inputs) ?? [];
}

function component(request) {
  return new messages.RegisterResourceRequest()
    .setType(request.getType())
    .setName(request.getName())
    .setParent(request.getParent())
    .setAcceptsecrets(true);
}

function child(request, parent, object) {
  const { apiVersion, kind, metadata = {} } = object;
  const version = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
  const path = [metadata.namespace, metadata.name].filter(Boolean).join("/");
  const Struct = request.getInputs().constructor;
  return new messages.RegisterResourceRequest()
    .setType(`kubernetes:${version}:${kind}`)
    .setName(`${request.getName()}:${path}`)
    .setParent(parent)
    .setCustom(true)
    .setAcceptsecrets(true)
    .setVersion(kubernetesVersion)
    .setProvider(request.getProvidersMap().get("kubernetes") ?? "")
    .setObject(Struct.fromJavaScript(object));
}
