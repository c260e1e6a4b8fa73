import { rmSync } from "node:fs";
import { openComponent } from "../../../lib/pulumi/preview/components";
import { secretOf, type Wire } from "../../../lib/pulumi/preview/wire";
import type { Files } from "./programs";
import { folderIn, scratchFolder } from "./scratch";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {hostPID: true}\n";
const ROLE = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: all}\n";

let scratch: string;
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function open(type: string, properties: Wire, files: Files = {}) {
  const urnOf = (child: string, name: string) => `urn:${child}::${name}`;
  return openComponent({
    type,
    name: "c",
    properties,
    dependencies: {},
    folder: folderIn(scratch, files),
    urnOf,
  });
}

const groupOf = (properties: Wire, files: Files = {}) =>
  open("kubernetes:yaml/v2:ConfigGroup", properties, files);
const namesIn = ({ children }: ReturnType<typeof open>) =>
  children.map(({ type, name }) => `${type} ${name}`);
const WEB = "kubernetes:core/v1:Pod c-shop/web";
const ALL = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole c-all";

describe("YAML of the second generation", () => {
  test("text, objects, and files by name and by pattern become children", () => {
    const files = { "a.yaml": ROLE, "more/b.yaml": POD, "more/notes.txt": "none of it" };
    const service = { apiVersion: "v1", kind: "Service", metadata: { name: "db" } };
    expect(groupOf({ yaml: `${POD}---\n${ROLE}`, objs: [service] })).not.toHaveProperty("closed");
    expect(namesIn(groupOf({ yaml: POD, objs: [service] }))).toEqual([
      "kubernetes:core/v1:Service c-db",
      WEB,
    ]);
    expect(namesIn(groupOf({ files: ["a.yaml", "more/*.yaml"] }, files))).toEqual([ALL, WEB]);
    expect(namesIn(groupOf({ files: "./*.yaml" }, files))).toEqual([ALL]);
    expect(namesIn(open("kubernetes:yaml/v2:ConfigFile", { file: "a.yaml" }, files))).toEqual([ALL]);
  });

  test("lists become their items, and the prefix stands before each name", () => {
    const list = `apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Pod, metadata: {name: web}}]\n`;
    expect(namesIn(groupOf({ yaml: list, resourcePrefix: "dev" }))).toEqual([
      "kubernetes:core/v1:Pod dev-web",
    ]);
    expect(namesIn(groupOf({ yaml: list, resourcePrefix: UNKNOWN }))).toEqual([
      "kubernetes:core/v1:Pod c-web",
    ]);
  });

  test("what is not known, or is on the network, stays closed, beside what is known", () => {
    const known = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: { hostPID: UNKNOWN } };
    expect(groupOf({ yaml: UNKNOWN })).toEqual({
      children: [],
      closed: "one of its inputs is not known before deployment",
    });
    expect(groupOf({ objs: [known, UNKNOWN] })).toMatchObject({
      children: [{ properties: known }],
      closed: "one of its inputs is not known before deployment",
    });
    expect(groupOf({ files: ["https://example.com/a.yaml"] })).toEqual({
      children: [],
      closed: "https://example.com/a.yaml is on the network, from where nothing is read here",
    });
  });

  test("what is secret stays so: the data of Secrets, and all that secret text declares", () => {
    const secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData: {password: hidden}\n";
    const [plain] = groupOf({ yaml: secret }).children;
    expect(plain?.properties["stringData"]).toEqual(secretOf({ password: "hidden" }));
    const [hidden] = groupOf({ yaml: secretOf(POD) }).children;
    expect(hidden?.properties["spec"]).toEqual(secretOf({ hostPID: true }));
    expect(hidden?.properties["metadata"]).toEqual({ name: "web", namespace: "shop" });
  });

  test("an object without a name is an error, as it is for the provider", () => {
    expect(() => groupOf({ yaml: "apiVersion: v1\nkind: Pod\n" })).toThrow(
      "a Pod in the YAML has no metadata.name",
    );
  });
});

describe("components of pulumi-eks", () => {
  const clusterOf = (inputs: Wire) => open("eks:index:Cluster", inputs).children;
  const typesOf = (inputs: Wire) =>
    clusterOf(inputs).map(({ type, name }) => `${type.split(":").at(-1)} ${name}`);
  const propertiesOf = (children: ReturnType<typeof clusterOf>, type: string) =>
    children.find((child) => child.type.endsWith(`:${type}`))?.properties;

  test("a cluster without inputs has its add-ons, and nodes with public addresses", () => {
    expect(typesOf({})).toEqual([
      "Cluster c-eksCluster",
      "Addon c-kube-proxy",
      "Addon c-vpc-cni",
      "Addon c-coredns",
      "LaunchTemplate c-launchTemplate",
      "Group c",
    ]);
    expect(propertiesOf(clusterOf({}), "LaunchTemplate")?.["networkInterfaces"]).toEqual([
      { associatePublicIpAddress: "true", securityGroups: UNKNOWN },
    ]);
    expect(open("eks:index:Cluster", {}).closed).toContain("its roles, security groups");
  });

  test("nodes and add-ons that are switched off are not there", () => {
    expect(typesOf({ skipDefaultNodeGroup: true, useDefaultVpcCni: true })).toEqual([
      "Cluster c-eksCluster",
      "Addon c-kube-proxy",
    ]);
    expect(typesOf({ autoMode: { enabled: true } })).toEqual(["Cluster c-eksCluster", "Addon c-coredns"]);
    expect(typesOf({ skipDefaultNodeGroup: UNKNOWN })).not.toContain("Group c");
  });

  test("inputs of the cluster go where the cluster takes them", () => {
    const inputs = {
      endpointPublicAccess: false,
      endpointPrivateAccess: true,
      enabledClusterLogTypes: ["audit"],
      encryptionConfigKeyArn: UNKNOWN,
      authenticationMode: "API",
    };
    expect(propertiesOf(clusterOf(inputs), "Cluster")).toMatchObject({
      vpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true },
      enabledClusterLogTypes: ["audit"],
      encryptionConfig: { provider: { keyArn: UNKNOWN }, resources: ["secrets"] },
      accessConfig: { authenticationMode: "API" },
    });
  });

  test("the network plugin enforces policies where it is told to", () => {
    const valuesOf = (options: Wire) =>
      clusterOf({ vpcCniOptions: options }).find(({ name }) => name === "c-vpc-cni")?.properties[
        "configurationValues"
      ];
    expect(valuesOf({ enableNetworkPolicy: true })).toBe('{"enableNetworkPolicy":"true"}');
    expect(valuesOf({})).toBe('{"enableNetworkPolicy":"false"}');
    expect(valuesOf({ configurationValues: {} })).toBe(UNKNOWN);
  });

  test("managed nodes get a template of their own for what only a template sets", () => {
    const nodesOf = (inputs: Wire) =>
      open("eks:index:ManagedNodeGroup", { cluster: UNKNOWN, ...inputs }).children;
    expect(nodesOf({ amiType: "AL2_x86_64" }).map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ amiType: "AL2_x86_64", nodeRoleArn: UNKNOWN, clusterName: UNKNOWN }),
    ]);
    const [template, group] = nodesOf({ enableIMDSv2: true });
    expect(template?.properties).toEqual({
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2, httpEndpoint: "enabled" },
    });
    expect(group?.dependencies?.["launchTemplate"]).toEqual([
      "urn:aws:ec2/launchTemplate:LaunchTemplate::c-launchTemplate",
    ]);
  });
});

test("any other component stays closed", () => {
  expect(open("acme:index:App", {})).toEqual({
    children: [],
    closed: "its provider expands it, and no provider runs here",
  });
});
