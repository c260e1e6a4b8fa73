import { podsOf } from "../../lib/kubernetes/pods/workload";
import { declaredBy, objectsOf } from "../../lib/model/declared-resource";
import type { ValueMap } from "../../lib/model/value";
import { UNKNOWN } from "../../lib/model/value";

const urn = "urn:pulumi:dev::shop::kubernetes:apps/v1:Deployment::web";
const declared = (type: string, properties: ValueMap) => objectsOf({ urn, type, properties });
const identities = (type: string, properties: ValueMap) =>
  declared(type, properties).map((object) =>
    `${object.type}${object.isPatch ? " (patch)" : ""} ${object.root.path}`.trim(),
  );
const web = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } };

test.each<[string, string, ValueMap, string[]]>([
  ["a typed class", "kubernetes:apps/v1:Deployment", web, ["apps/Deployment"]],
  ["a custom resource of a built-in kind", "kubernetes:v1:Pod", { apiVersion: "v1", kind: "Pod" }, ["Pod"]],
  [
    "a package made from a CRD",
    "argo:argoproj.io/v1alpha1:Rollout",
    { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" },
    ["argoproj.io/Rollout"],
  ],
  ["a patch", "kubernetes:apps/v1:DeploymentPatch", web, ["apps/Deployment (patch)"]],
  [
    "a kind whose own name ends in Patch",
    "kubernetes:example.com/v1:DiskPatch",
    { apiVersion: "example.com/v1", kind: "DiskPatch" },
    ["example.com/DiskPatch"],
  ],
  [
    "a group that was removed",
    "kubernetes:extensions/v1beta1:Ingress",
    { apiVersion: "extensions/v1beta1", kind: "Ingress" },
    ["networking.k8s.io/Ingress"],
  ],
  [
    "a version that was removed",
    "kubernetes:batch/v1beta1:CronJob",
    { apiVersion: "batch/v1beta1", kind: "CronJob" },
    ["batch/CronJob"],
  ],
  [
    "a token alone, where the object does not say",
    "kubernetes:core/v1:Pod",
    { metadata: { name: "web" } },
    ["Pod"],
  ],
  [
    "a kind from an output, by its token",
    "kubernetes:core/v1:Pod",
    { kind: UNKNOWN, apiVersion: "v1", spec: {} },
    ["Pod"],
  ],
  [
    "a list with its items",
    "kubernetes:apps/v1:DeploymentList",
    { apiVersion: "apps/v1", kind: "DeploymentList", items: [web, { metadata: {} }] },
    ["apps/Deployment items[0]", "apps/Deployment items[1]"],
  ],
  [
    "a list of anything",
    "kubernetes:core/v1:List",
    { apiVersion: "v1", kind: "List", items: [web, 1, null, UNKNOWN] },
    ["apps/Deployment items[0]"],
  ],
  ["a bucket of a cloud", "aws:s3/bucket:Bucket", { acl: "private" }, []],
  ["a provider", "pulumi:providers:kubernetes", { kubeconfig: "x" }, []],
  ["a Release", "kubernetes:helm.sh/v3:Release", { chart: "x" }, []],
  ["a resource that --target left out", "kubernetes:core/v1:Pod", {}, []],
])("%s", (_name, type, properties, expected) => {
  expect(identities(type, properties)).toEqual(expected);
});

test("an object is called by its name, its prefix, or its resource", () => {
  const title = (metadata: ValueMap) =>
    declared("kubernetes:apps/v1:Deployment", { ...web, metadata })[0]?.title;
  expect(title({ name: "web", namespace: "shop" })).toBe('Deployment "shop/web"');
  expect(title({ generateName: "web-" })).toBe('Deployment "web-*"');
  expect(title({ name: UNKNOWN })).toBe('Deployment "web"');
});

test("a path shows what cannot be seen in a name by its code, and of a long name the beginning", () => {
  const pathOf = (name: string) =>
    declared("kubernetes:core/v1:ConfigMap", web)[0]?.root.key(name).path ?? "";
  expect(pathOf("\u202eexe.png")).toBe('["\\\\u{202e}exe.png"]');
  expect(pathOf("x".repeat(5_000))).toHaveLength(322);
  expect(pathOf(`${"a".repeat(253)}/${"b".repeat(63)}`)).toHaveLength(321);
});

test("what is below a place that is not known, or of a wrong type, is so for its reason", () => {
  const [object] = declared("kubernetes:apps/v1:Deployment", { ...web, spec: { open: UNKNOWN, wrong: [7] } });
  expect(object?.at("spec.open.a.b").unknownFrom?.path).toBe("spec.open");
  expect(object?.at("spec.wrong.a.b").malformed?.path).toBe("spec.wrong");
});

test("secret paths and the data of Secrets are never shown", () => {
  const [secret] = objectsOf({
    urn: null,
    type: "",
    properties: { apiVersion: "v1", kind: "Secret", data: { key: "dmFsdWU=" } },
  });
  expect(secret?.at("data.key").shown).toBe("[secret]");
  const properties = { ...web, spec: { list: [{ a: 1 }], listing: 2 } };
  const [marked] = objectsOf({ urn: null, type: "", properties, secrets: ["spec.list"] });
  expect(marked?.at("spec.list").items()[0]?.key("a").shown).toBe("[secret]");
  expect(marked?.at("spec.listing").shown).toBe("2");
});

test.each<[string, ValueMap, string[]]>([
  [
    "batch.volcano.sh/v1alpha1 Job",
    { tasks: [{ template: { spec: {} } }, { template: { spec: {} } }] },
    ["spec.tasks[0].template", "spec.tasks[1].template"],
  ],
  [
    "kubeflow.org/v1 TFJob",
    { tfReplicaSpecs: { Worker: { template: { spec: {} } } } },
    ["spec.tfReplicaSpecs.Worker.template"],
  ],
  ["serving.knative.dev/v1 Service", { template: { spec: {} } }, ["spec.template"]],
  ["apps.openshift.io/v1 DeploymentConfig", { template: { spec: {} } }, ["spec.template"]],
  ["argoproj.io/v1alpha1 Rollout", { workloadRef: { name: "web" } }, []],
])("the pods of %s", (identity, spec, expected) => {
  const [apiVersion = "", kind = ""] = identity.split(" ");
  const [object] = objectsOf({ urn: null, type: "", properties: { apiVersion, kind, spec } });
  expect(object && podsOf(object).map((pod) => pod.template.path)).toEqual(expected);
});

describe("resources of other providers", () => {
  const declaredIn = (type: string, properties: ValueMap) =>
    declaredBy({ urn: `urn:pulumi:dev::shop::${type}::prod`, type, properties });

  test("are objects of their token", () => {
    const [cluster] = declaredIn("aws:eks/cluster:Cluster", { version: "1.33" });
    expect(cluster?.type).toBe("aws:eks/cluster:Cluster");
    expect(cluster?.title).toBe('aws:eks/cluster:Cluster "prod"');
    expect(cluster?.at("version").value).toBe("1.33");
  });

  test.each([
    "azure-native:containerservice/v20240901:ManagedCluster",
    "azure-native:containerservice/v20240901preview:ManagedCluster",
    "azure-native_containerservice_v20240901:containerservice:ManagedCluster",
    "azure-native_containerservice_v20240901preview:containerservice:ManagedCluster",
  ])("have one type whatever the API version: %s", (token) => {
    const [cluster] = declaredIn(token, { dnsPrefix: "prod" });
    expect(cluster?.type).toBe("azure-native:containerservice:ManagedCluster");
  });

  test.each([
    ["a component without visible inputs", "eks:index:Cluster", {}],
    ["the stack", "pulumi:pulumi:Stack", { name: "dev" }],
    [
      "what Kubernetes' provider declares but no API object",
      "kubernetes:helm.sh/v3:Release",
      { chart: "shop" },
    ],
  ])("leave out %s", (_name, type, properties) => {
    expect(declaredIn(type, properties)).toEqual([]);
  });
});
