import { join } from "node:path";
import { UNKNOWN_TEXT } from "../../../../lib/pulumi/preview/wire";
import { runYaml } from "./support";

describe("resources", () => {
  test("come after what they refer to, below the stack, at the lines of their keys", async () => {
    const { resources, named } = await runYaml(`resources:
  web:
    type: kubernetes:apps/v1:Deployment
    name: shop-web
    properties:
      metadata: {namespace: "\${space.metadata.name}"}
      spec: {replicas: 0644}
  space:
    type: kubernetes:core/v1:Namespace
    properties: {metadata: {name: shop}}
`);
    expect(resources.map(({ name }) => name)).toEqual(["shop-dev", "default", "space", "shop-web"]);
    const web = named("shop-web");
    expect(web).toMatchObject({
      urn: "urn:pulumi:dev::shop::kubernetes:apps/v1:Deployment::shop-web",
      parent: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
      properties: {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { namespace: "shop" },
        spec: { replicas: 0o644 },
      },
      propertyDependencies: { metadata: [named("space").urn], spec: [] },
      dependencies: [named("space").urn],
      source: { file: "Pulumi.yaml", line: 4, column: 3 },
    });
    expect(named("space").properties).toMatchObject({ apiVersion: "v1", kind: "Namespace" });
  });

  test.each([
    ["aws:eks:Cluster", "aws:eks/cluster:Cluster"],
    ["aws:eks/cluster:Cluster", "aws:eks/cluster:Cluster"],
    ["random:RandomPassword", "random:index/randomPassword:RandomPassword"],
    ["azure-native:containerservice:ManagedCluster", "azure-native:containerservice:ManagedCluster"],
    ["eks:Cluster", "eks:index:Cluster"],
    ["pulumi:providers:aws", "pulumi:providers:aws"],
  ])("of the type %s have the token %s", async (type, token) => {
    expect((await runYaml(`resources: {it: {type: "${type}"}}\n`)).named("it").type).toBe(token);
  });

  test("take provider, parent, dependsOn, protect and the other options", async () => {
    const { named } = await runYaml(`resources:
  elsewhere: {type: "pulumi:providers:kubernetes", properties: {context: far}}
  other: {type: "kubernetes:core/v1:Namespace", options: {provider: "\${elsewhere}"}}
  web:
    type: kubernetes:core/v1:Pod
    options:
      provider: \${elsewhere}
      parent: \${other}
      dependsOn: ["\${other}"]
      protect: true
      ignoreChanges: [metadata]
      customTimeouts: {create: 1m}
`);
    const web = named("web");
    expect(web.provider?.name).toBe("elsewhere");
    expect(web.urn).toContain("kubernetes:core/v1:Namespace$kubernetes:core/v1:Pod");
    expect(web.dependencies).toEqual([named("other").urn]);
    expect(web.options.getProtect()).toBe(true);
    expect(web.options.getIgnorechangesList()).toEqual(["metadata"]);
    expect(web.options.getCustomtimeouts()?.getCreate()).toBe(60);
    expect(named("other").options.getProtect()).toBe(false);
  });

  test("use the default provider of their package alone", async () => {
    const { named } = await runYaml(`resources:
  web: {type: "kubernetes:core/v1:Pod"}
  cluster: {type: "aws:eks:Cluster"}
  mine: {type: "pulumi:providers:kubernetes", defaultProvider: true}
`);
    expect(named("web").provider?.name).toBe("mine");
    expect(named("cluster").provider?.name).toBe("default");
  });

  test("that are only read are not declared", async () => {
    const { named } = await runYaml(`resources:
  existing: {type: "kubernetes:core/v1:ConfigMap", get: {id: kube-system/coredns}}
  network: {type: "pulumi:pulumi:StackReference", properties: {name: acme/network/prod}}
  uses:
    type: kubernetes:core/v1:ConfigMap
    properties: {data: {read: "\${existing.data.Corefile}", id: "\${existing.id}", vpc: '\${network.outputs["vpc"]}'}}
`);
    expect(named("existing").id).toBe("kube-system/coredns");
    expect(named("network").id).toBe("acme/network/prod");
    expect(named("uses").id).toBeUndefined();
    expect(named("uses").properties["data"]).toEqual({
      read: UNKNOWN_TEXT,
      id: "kube-system/coredns",
      vpc: UNKNOWN_TEXT,
    });
  });

  test("that are components open as in other languages", async () => {
    const { named } = await runYaml(`resources:
  group:
    type: kubernetes:yaml/v2:ConfigGroup
    properties: {objs: [{apiVersion: v1, kind: Pod, metadata: {name: inner}}]}
`);
    expect(named("group-inner")).toMatchObject({
      type: "kubernetes:core/v1:Pod",
      parent: named("group").urn,
    });
  });

  test("a field that resources do not have is told", async () => {
    const { notices } = await runYaml(
      `resources:\n  web:\n    type: kubernetes:core/v1:Pod\n    spec: {hostPID: true}\n`,
    );
    expect(notices).toEqual(["Pulumi.yaml:6:5: resources have no field spec; that of web was left out"]);
  });
});

describe("a program", () => {
  test.each([
    [
      "a name that nothing has",
      'variables: {a: "${nothing.x}"}',
      "3:16: there is no resource, variable or configuration nothing",
    ],
    ["a circle", 'variables: {a: "${b}", b: "${a}"}', "3:27: a refers to itself, by way of others"],
    ["a property that a variable lacks", 'variables: {a: {b: 1}, c: "${a.d}"}', "3:27: there is no d in a"],
    ["an unknown function", "variables: {a: {fn::upper: x}}", "3:17: there is no function fn::upper"],
    [
      "arguments of the wrong form",
      "variables: {a: {fn::join: x}}",
      "3:17: fn::join takes a list of two: a delimiter and a list",
    ],
    [
      "a file that is not there",
      "variables: {a: {fn::readFile: gone}}",
      "3:17: fn::readFile cannot read the file gone",
    ],
    [
      "a reference that nothing closes",
      'variables: {a: "${b"}',
      "3:16: the reference ${b cannot be read, or nothing closes it",
    ],
    ["an alias", "variables: {a: &x 1, b: *x}", "3:25: Pulumi YAML has no aliases"],
    ["no type", "resources: {a: {properties: {}}}", "3:13: the resource a has no type"],
    [
      "a provider that is no resource",
      'variables: {p: 1}\nresources: {a: {type: "kubernetes:core/v1:Pod", options: {provider: "${p}"}}}',
      "4:69: the option provider must name a resource, as ${name}",
    ],
    [
      "no YAML",
      "resources: [",
      "4:1: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  ])("with %s is one clear line", async (_title, program, problem) => {
    const message = await runYaml(`${program}\n`).then(
      () => "",
      (error: Error) => error.message,
    );
    expect(message.slice(message.lastIndexOf("/") + 1)).toBe(`Pulumi.yaml:${problem}`);
  });

  test("may stand in Main.yaml, also of another folder", async () => {
    const { named } = await runYaml("main: src\n", {
      [join("src", "Main.yaml")]: "resources: {web: {type: 'kubernetes:core/v1:Pod'}}\n",
    });
    expect(named("web").source).toEqual({ file: "src/Main.yaml", line: 1, column: 13 });
  });
});
