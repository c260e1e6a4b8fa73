import { rmSync } from "node:fs";
import { join } from "node:path";
import { ProgramState } from "../../../lib/pulumi/preview/program-state";
import { readProject } from "../../../lib/pulumi/preview/project";
import type { Registered } from "../../../lib/pulumi/preview/resources";
import type { StackOptions } from "../../../lib/pulumi/preview/stack-config";
import { secretOf, UNKNOWN_TEXT } from "../../../lib/pulumi/preview/wire";
import { runYamlProgram } from "../../../lib/pulumi/preview/yaml-program";
import type { Files } from "./programs";
import { folderIn, scratchFolder } from "./scratch";

const HEAD = "name: shop\nruntime: yaml\n";

let scratch: string;

beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Ran {
  readonly resources: readonly Registered[];
  readonly notices: readonly string[];
  readonly missing: readonly string[];
  named(name: string): Registered;
}

async function run(program: string, files: Files = {}, options: StackOptions = {}): Promise<Ran> {
  const folder = folderIn(scratch, { "Pulumi.yaml": HEAD + program, ...files });
  const project = readProject(folder, options);
  const [notices, missing]: string[][] = [[], []];
  const onNotice = (notice: string) => void notices?.push(notice);
  const state = new ProgramState(project, { onRegistered: async ({ properties }) => properties, onNotice });
  const onMissing = options.unknownConfig ? (key: string) => void missing?.push(key) : undefined;
  await runYamlProgram(project, state, { onNotice, onMissing });
  const named = (name: string) => {
    const found = state.resources.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  return { resources: state.resources, notices: notices ?? [], missing: missing ?? [], named };
}

/** The data of a ConfigMap whose data is an expression, beside a Pod and what else is declared. */
async function dataOf(
  data: string,
  more = "",
  files: Files = {},
  options: StackOptions = {},
): Promise<unknown> {
  const ran = await run(
    `${more}resources:
  web:
    type: kubernetes:core/v1:Pod
    properties: {metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: web, image: a:1}]}}
  unnamed:
    type: kubernetes:core/v1:Pod
  values:
    type: kubernetes:core/v1:ConfigMap
    properties: {data: ${data}}
`,
    files,
    options,
  );
  return ran.named("values").properties["data"];
}

describe("resources", () => {
  test("come after what they refer to, below the stack, at the lines of their keys", async () => {
    const { resources, named } = await run(`resources:
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
    expect((await run(`resources: {it: {type: "${type}"}}\n`)).named("it").type).toBe(token);
  });

  test("take provider, parent, dependsOn, protect and the other options", async () => {
    const { named } = await run(`resources:
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
    const { named } = await run(`resources:
  web: {type: "kubernetes:core/v1:Pod"}
  cluster: {type: "aws:eks:Cluster"}
  mine: {type: "pulumi:providers:kubernetes", defaultProvider: true}
`);
    expect(named("web").provider?.name).toBe("mine");
    expect(named("cluster").provider?.name).toBe("default");
  });

  test("that are only read are not declared", async () => {
    const { named } = await run(`resources:
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
    const { named } = await run(`resources:
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
    const { notices } = await run(
      `resources:\n  web:\n    type: kubernetes:core/v1:Pod\n    spec: {hostPID: true}\n`,
    );
    expect(notices).toEqual(["Pulumi.yaml:6:5: resources have no field spec; that of web was left out"]);
  });
});

describe("values", () => {
  test.each([
    ["an input of a resource", "{it: '${web.spec.containers[0].image}'}", "a:1"],
    ["a quoted key", `{it: '\${web.metadata.labels["app"]}'}`, "web"],
    ["text around it", "{it: 'x-${web.metadata.name}-${pulumi.stack}'}", "x-web-dev"],
    ["an escaped reference", "{it: '$${web}'}", "${web}"],
    ["a URN", "{it: '${web.urn}'}", "urn:pulumi:dev::shop::kubernetes:core/v1:Pod::web"],
    ["an id", "{it: 'x-${web.id}'}", UNKNOWN_TEXT],
    ["an output that is no input", "{it: '${web.status.podIP}'}", UNKNOWN_TEXT],
    ["a name that the provider makes", "{it: '${unnamed.metadata.name}'}", UNKNOWN_TEXT],
  ])("%s", async (_title, data, it) => {
    expect(await dataOf(data)).toEqual({ it });
  });

  test("variables may refer to each other, whatever their order", async () => {
    const more = 'variables:\n  first: "${second.name}-1"\n  second: {name: "${web.metadata.name}"}\n';
    expect(await dataOf('{it: "${first}"}', more)).toEqual({ it: "web-1" });
  });

  test("what a program looks for in a part of a resource that is not there is unknown", async () => {
    const more = 'variables: {spec: "${web.spec}"}\n';
    expect(await dataOf('{it: "${spec.nodeName}"}', more)).toEqual({ it: UNKNOWN_TEXT });
  });

  test("keys may be references", async () => {
    expect(await dataOf('{"${web.metadata.name}": 1}')).toEqual({ web: 1 });
  });
});

describe("functions", () => {
  test.each([
    ['fn::join: ["-", [a, "${web.metadata.name}"]]', "a-web"],
    ['fn::split: [",", "a,b"]', ["a", "b"]],
    ["fn::select: [1, [a, b]]", "b"],
    ["fn::toJSON: {a: [1, true, null]}", '{"a":[1,true,null]}'],
    ["Fn::ToBase64: hello", "aGVsbG8="],
    ["fn::fromBase64: aGVsbG8=", "hello"],
    ["fn::readFile: ./note.txt", "a note"],
    ["fn::secret: hidden", secretOf("hidden")],
    ["fn::toJSON: {a: {fn::secret: hidden}}", secretOf('{"a":"hidden"}')],
    ['fn::join: ["", [{fn::secret: a}, "${web.id}"]]', secretOf(UNKNOWN_TEXT)],
    ['fn::toBase64: "${web.id}"', UNKNOWN_TEXT],
    ['fn::select: [0, ["${web.id}"]]', UNKNOWN_TEXT],
    ["fn::invoke: {function: aws:getAmi, arguments: {owners: [self]}, return: id}", UNKNOWN_TEXT],
    ["fn::aws:getAmi: {owners: [self]}", UNKNOWN_TEXT],
  ])("%s", async (call, it) => {
    expect(await dataOf(`{it: {${call}}}`, "", { "note.txt": "a note" })).toEqual({ it });
  });

  test("a call that needs its provider is told by its whole name", async () => {
    const { notices } = await run('variables: {ami: {fn::invoke: {function: "aws:ec2:getAmi"}}}\n');
    expect(notices).toEqual([
      "the call of aws:ec2/getAmi:getAmi needs its provider; its result is unknown here",
    ]);
  });

  test("a part of a secret is secret", async () => {
    const more = "variables: {hidden: {fn::secret: {a: x}}}\n";
    expect(await dataOf('{it: "${hidden.a}", text: "<${hidden.a}>"}', more)).toEqual({
      it: secretOf("x"),
      text: secretOf("<x>"),
    });
  });
});

describe("configuration", () => {
  const declared = `config:
  count: {type: integer, default: 2}
  flag: {type: Boolean}
  version: {type: string}
  hidden: {type: string, secret: true, default: x}
`;
  const data = '{count: "${count}", flag: "${flag}", version: "${version}", hidden: "${hidden}"}';

  test("has its declared types and secrets", async () => {
    const files = { "Pulumi.dev.yaml": "config: {shop:flag: true, shop:version: '1.10'}\n" };
    const expected = { count: 2, flag: true, version: "1.10", hidden: secretOf("x") };
    expect(await dataOf(data, declared, files)).toEqual(expected);
    const old = declared.replace("config:", "configuration:").replace("integer", "Number");
    expect(await dataOf(data, old, files)).toEqual(expected);
  });

  test("that is encrypted is unknown and secret, and needs no declaration", async () => {
    const files = { "Pulumi.dev.yaml": "config: {shop:token: {secure: v1:abc}, shop:open: {a: b}}\n" };
    expect(await dataOf('{token: "${token}", open: "${open.a}"}', "", files)).toEqual({
      token: secretOf(UNKNOWN_TEXT),
      open: "b",
    });
  });

  test("that is missing is an error at its line, or unknown where that is asked for", async () => {
    const program = "config:\n  flag: {type: boolean}\n";
    await expect(run(program)).rejects.toThrow(
      /Pulumi\.yaml:4:3: the configuration shop:flag is missing; give it with -c /,
    );
    expect((await run(program, {}, { unknownConfig: true })).missing).toEqual(["shop:flag"]);
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
    const message = await run(`${program}\n`).then(
      () => "",
      (error: Error) => error.message,
    );
    expect(message.slice(message.lastIndexOf("/") + 1)).toBe(`Pulumi.yaml:${problem}`);
  });

  test("may stand in Main.yaml, also of another folder", async () => {
    const { named } = await run("main: src\n", {
      [join("src", "Main.yaml")]: "resources: {web: {type: 'kubernetes:core/v1:Pod'}}\n",
    });
    expect(named("web").source).toEqual({ file: "src/Main.yaml", line: 1, column: 13 });
  });
});
