import { rmSync } from "node:fs";
import { type PreviewOptions, type PreviewResult, preview } from "../../../lib/pulumi/preview";
import { type Files, recorder } from "../../pulumi/preview/programs";
import { folderIn, scratchFolder } from "../../pulumi/preview/scratch";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const PROJECT = { "Pulumi.yaml": "name: shop\nruntime: nodejs\n" };

// Each start of a program costs a second or two, and more on a busy machine.
jest.setTimeout(60_000);

let scratch: string;
beforeAll(() => {
  scratch = scratchFolder();
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(scratch, { recursive: true, force: true });
});

function run(files: Files, options: Partial<PreviewOptions> = {}): Promise<PreviewResult> {
  const pack = folderIn(scratch, recorder);
  return preview({ program: folderIn(scratch, files), pack, config: { all: "disabled" }, ...options });
}

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";
import * as k8s from "@pulumi/kubernetes";

class Closed extends pulumi.ComponentResource {
  declare readonly inner: pulumi.Output<any>;
  constructor(name: string) {
    super("acme:index:Closed", name, { inner: undefined }, {}, true);
  }
}
export = async () => {
  const config = new pulumi.Config();
  const zones: any = await pulumi.runtime.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {});
  new k8s.core.v1.ConfigMap("values", {
    metadata: { name: "values" },
    data: {
      text: config.requireSecret("text"),
      joined: pulumi.interpolate\`postgres://\${config.require("text")}@db\`,
      number: config.requireSecretNumber("number") as any,
      field: config.requireSecretObject<any>("object").apply((object) => object.password),
      inside: config.requireObject<any>("partly").password,
      beside: config.requireObject<any>("partly").user,
      missing: config.require("missing"),
      count: config.requireNumber("count") as any,
      size: (config.requireNumber("count") * 2) as any,
    },
  });
  for (const zone of zones.names.slice(0, 2)) new k8s.core.v1.Namespace("each", { metadata: { name: zone } });
  const services = zones.names.map((name: string) => new k8s.core.v1.Service("one", { metadata: { name } }));
  new k8s.core.v1.Endpoints("all", { metadata: { name: services[0].metadata.name } });

  const chart = new k8s.helm.v3.Chart("chart", { path: "." });
  const address = chart.getResourceProperty("v1/Service", "web", "status");
  new k8s.core.v1.Secret("of-chart", { stringData: { address: address.apply((status) => status.loadBalancer.ingress[0].ip) } });

  const closed = new Closed("closed");
  new k8s.core.v1.Pod("transformed", {}, {
    transforms: [({ props }) => ({ props: { ...props, annotations: (undefined as any).name }, opts: {} })],
  });
  new k8s.yaml.ConfigGroup("group", { yaml: "apiVersion: v1\\nkind: Pod\\nmetadata: {name: decoded}\\n" });
  new k8s.yaml.v2.ConfigGroup("second", { yaml: "apiVersion: v1\\nkind: Pod\\nmetadata: {name: opened}\\n" }, { parent: closed });
};
`;

describe("a program that asks for what is not known", () => {
  let result: PreviewResult;
  const named = (name: string) => result.resources.find((each) => each.name === name);

  beforeAll(async () => {
    const encrypted = "text: {secure: v1}, shop:number: {secure: v1}, shop:object: {secure: v1}";
    result = await run(
      {
        ...PROJECT,
        "Pulumi.prod.yaml": `config: {shop:${encrypted}, shop:partly: {user: me, password: {secure: v1}}}\n`,
        "index.ts": PROGRAM,
      },
      { unknownConfig: true },
    );
  });

  test("goes on with unknowns for encrypted and missing configuration, whatever its type", () => {
    expect(named("values")?.properties["data"]).toEqual({
      text: expect.objectContaining({ value: UNKNOWN }),
      // Pulumi itself keeps no mark on what it makes of an unknown.
      number: UNKNOWN,
      field: UNKNOWN,
      joined: UNKNOWN,
      inside: UNKNOWN,
      beside: "me",
      missing: UNKNOWN,
      count: UNKNOWN,
      size: UNKNOWN,
    });
  });

  test("says which stack it was, and what was not known", () => {
    expect(result.stack).toBe("prod");
    expect(result.notices).toEqual(
      expect.arrayContaining([
        "the configuration shop:text is encrypted; it is unknown here",
        "the configuration shop:missing is missing; it is unknown here",
        "the configuration shop:count is missing; it is unknown here",
      ]),
    );
  });

  test("declares once what it declares for each item of an unknown list", () => {
    for (const name of ["each", "one", "all"]) {
      expect(named(name)?.properties["metadata"]).toEqual({ name: UNKNOWN });
    }
  });

  test("goes on without what a chart renders", () => {
    expect(named("of-chart")?.properties["stringData"]).toBe(UNKNOWN);
    expect(result.notSeen.map(({ name }) => name)).toEqual(["closed", "chart"]);
  });

  test("goes on without a transform that fails beside a closed component, and says so", () => {
    expect(named("transformed")).toBeDefined();
    expect(result.notices.filter((notice) => notice.startsWith("a transform of"))).toEqual([
      expect.stringMatching(/^a transform of kubernetes:core\/v1:Pod "transformed" was left out: /),
    ]);
  });

  test("has the objects of components at the line of the component", () => {
    const lineOf = (text: string) => PROGRAM.split("\n").findIndex((line) => line.includes(text)) + 1;
    expect(named("decoded")?.source?.line).toBe(lineOf("yaml.ConfigGroup"));
    expect(named("second-opened")?.source?.line).toBe(lineOf("v2.ConfigGroup"));
    expect(named("second-opened")?.urn).toContain(
      "acme:index:Closed$kubernetes:yaml/v2:ConfigGroup$kubernetes:core/v1:Pod",
    );
  });
});

test("missing configuration ends the program at once, without colours, and the options are named", async () => {
  const failed = run({
    ...PROJECT,
    "index.ts": `import * as pulumi from "@pulumi/pulumi";\nexport const x = new pulumi.Config().require("host");\n`,
  });
  const message = await failed.catch((error: Error) => error.message);
  expect(message).toMatch(/Missing required configuration variable 'shop:host'/);
  expect(message).toMatch(/-c KEY=VALUE, .* --stack NAME .* --config-file FILE, .* --unknown-config/);
});

test("an error of a package is reported at once and without colours", async () => {
  const failed = run({
    ...PROJECT,
    "node_modules/@acme/thing/index.js": `exports.fail = () => { throw Object.assign(new Error("no such luck"), { code: 1 }); };`,
    "index.js": `require("@acme/thing").fail();`,
  });
  const message = await failed.catch((error: Error) => error.message);
  expect(message).toContain("no such luck");
  expect(message).not.toContain("\u001b");
});

test("ES modules run, and their files have their own names", async () => {
  const { resources } = await run({
    ...PROJECT,
    "package.json": '{"type": "module", "main": "index.js"}',
    "index.js": `import { ComponentResource } from "@pulumi/pulumi";
class Thing extends ComponentResource {}
const thing = (name) => new Thing("acme:index:Thing", name);
new Thing("acme:index:Thing", "top");
thing("inner");
`,
  });
  const sourceOf = (name: string) => resources.find((each) => each.name === name)?.source;
  expect(sourceOf("top")).toMatchObject({ file: "index.js", line: 4 });
  expect(sourceOf("inner")).toMatchObject({ file: "index.js", line: 3, calledFrom: { line: 5 } });
});

test("a program that does not end is ended, and what it did last is said", async () => {
  const hanging = run(
    {
      ...PROJECT,
      "index.js": `const { ComponentResource } = require("@pulumi/pulumi");
new ComponentResource("acme:index:Thing", "last");
setInterval(() => {}, 1000);
`,
    },
    { timeoutSeconds: 2 },
  );
  await expect(hanging).rejects.toThrow(
    /^the program did not end within 2 seconds(; the last resource that it declared is .+)?\. --timeout SECONDS /,
  );
});
