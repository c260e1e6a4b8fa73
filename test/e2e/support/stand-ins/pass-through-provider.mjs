// A stand-in for the providers of Kubernetes and AWS: no cluster, no account, no schema. Every object passes through untouched, so secrets and
// unknown values stay what they are. It does not normalize inputs as the real provider does.
import { randomUUID } from "node:crypto";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import services from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import { construct, objectsIn } from "./components.mjs";
import { kubernetesVersion, serve, unary } from "./serve.mjs";

const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;

function check(request) {
  return new messages.CheckResponse().setInputs(request.getNews());
}

function diff(request) {
  const [before, after] = [request.getOldInputs() ?? request.getOlds(), request.getNews()];
  const same = Buffer.from(before.serializeBinary()).equals(Buffer.from(after.serializeBinary()));
  return new messages.DiffResponse().setChanges(same ? DIFF_NONE : DIFF_SOME);
}

/** What AWS says of a resource once it is there. */
function createdBy(urn) {
  const name = urn.split("::").at(-1);
  return {
    arn: `arn:aws:iam::111122223333:role/${name}-1a2b3c4`,
    name: `${name}-1a2b3c4`,
    endpoint: "https://SHOP.gr7.eu-west-1.eks.amazonaws.com",
    certificateAuthority: { data: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t" },
    identities: [{ oidcs: [{ issuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/SHOP" }] }],
    latestVersion: 1,
  };
}

function create(request) {
  const properties = request.getProperties();
  // At preview an object has no identity yet; a made-up one would not be unknown to those who depend on it.
  if (request.getPreview()) return new messages.CreateResponse().setProperties(properties);
  const isOfAws = request.getUrn().includes("::aws:");
  const outputs = isOfAws ? { ...createdBy(request.getUrn()), ...properties.toJavaScript() } : undefined;
  return new messages.CreateResponse()
    .setId(randomUUID())
    .setProperties(outputs === undefined ? properties : properties.constructor.fromJavaScript(outputs));
}

function read(request) {
  return new messages.ReadResponse()
    .setId(request.getId())
    .setInputs(request.getInputs())
    .setProperties(request.getProperties());
}

function configure() {
  return new messages.ConfigureResponse()
    .setAcceptsecrets(true)
    .setAcceptresources(false)
    .setAcceptoutputs(false)
    .setSupportspreview(true);
}

/** `yaml:decode` is what ConfigFile and ConfigGroup of the first generation ask for. */
function invoke(request) {
  if (request.getTok() !== "kubernetes:yaml:decode")
    throw new Error(`the stand-in has no ${request.getTok()}`);
  const result = objectsIn(request.getArgs().toJavaScript().text);
  return new messages.InvokeResponse().setReturn(request.getArgs().constructor.fromJavaScript({ result }));
}

const service = services.ResourceProviderService;
const nothing = unary(() => new service.cancel.responseType());

serve(service, {
  getPluginInfo: unary(() => new plugins.PluginInfo().setVersion(kubernetesVersion)),
  getSchema: unary(() => new messages.GetSchemaResponse().setSchema("{}")),
  attach: nothing,
  cancel: nothing,
  delete: nothing,
  checkConfig: unary(check),
  diffConfig: unary(diff),
  configure: unary(configure),
  check: unary(check),
  diff: unary(diff),
  create: unary(create),
  update: unary((request) => new messages.UpdateResponse().setProperties(request.getNews())),
  read: unary(read),
  invoke: unary(invoke),
  construct: unary(construct),
});
