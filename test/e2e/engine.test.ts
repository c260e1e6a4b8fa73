import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithEngine } from "./support/describe";
import { type EnginePreview, previewWithEngine } from "./support/engine";
import type { EngineEvent } from "./support/events";

const cache = join(__dirname, "..", "..", ".cache");

const packSource = `
const { appendFileSync } = require("node:fs");
const { PolicyPack } = require("@pulumi/policy");
const note = (line) => appendFileSync(process.env.KTM_FINDINGS_FILE, JSON.stringify(line) + "\\n");
const deployment = "kubernetes:apps/v1:Deployment";

new PolicyPack("facts", { policies: [
  { name: "no-host-network", description: "No host network.", enforcementLevel: "advisory", severity: "high",
    configSchema: { properties: { hint: { type: "string" } } },
    validateResource(args, report) {
      if (args.type !== deployment) return;
      note({ seen: "inputs", props: args.props });
      if (args.props.spec.template.spec.hostNetwork) report("Host network. " + (args.getConfig().hint ?? ""));
    } },
  { name: "require-label", description: "Adds a label.", enforcementLevel: "advisory",
    remediateResource(args) {
      if (args.type !== deployment) return;
      args.props.metadata.labels = { added: "yes" };
      return args.props;
    } },
  { name: "whole-stack", description: "Looks at the stack.", enforcementLevel: "mandatory", severity: "low",
    validateStack(args, report) {
      const found = args.resources.find((resource) => resource.type === deployment);
      note({ seen: "outputs", props: found.props });
      report("Stack.", found.urn);
    } },
]});
`;

const deployment = (options: string) => `
new kubernetes.apps.v1.Deployment("web", {
  metadata: { name: "web" },
  spec: {
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: {
        hostNetwork: true,
        containers: [{ name: "web", image: "registry.example/web:1", env: [{ name: "KEY", value: pulumi.secret("swordfish") }] }],
      },
    },
  },
}, ${options});
`;

const imports = `
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
`;

const knownCluster = `${imports}
const provider = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
${deployment("{ provider }")}
`;

const manifest = `${imports}
new kubernetes.yaml.v2.ConfigGroup("shop", { yaml: \`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [] } } }
\` });
new kubernetes.yaml.ConfigGroup("old", { yaml: "{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings } }" });
`;

const newCluster = `${imports}
class Cluster extends pulumi.dynamic.Resource {
  declare readonly kubeconfig: pulumi.Output<string>;
  constructor(name: string) {
    super({ create: async () => ({ id: name, outs: { kubeconfig: "{}" } }) }, name, { kubeconfig: undefined });
  }
}
const provider = new kubernetes.Provider("cluster", { kubeconfig: new Cluster("cluster").kubeconfig });
${deployment("{ provider }")}
`;

describeWithEngine("the real engine", () => {
  // Inside the repository, so that the programs and the pack find its packages.
  let folder: string;
  let known: EnginePreview;

  beforeAll(async () => {
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, "engine-"));
    write("pack/PulumiPolicy.yaml", "runtime: nodejs\n");
    write("pack/package.json", '{ "name": "facts", "version": "1.2.3" }');
    write("pack/index.js", packSource);
    writeProgram("known", knownCluster);
    writeProgram("new", newCluster);
    writeProgram("manifest", manifest);
    known = await preview("known");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, content: string) {
    const file = join(folder, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, content);
  }

  function writeProgram(name: string, source: string) {
    write(`${name}/Pulumi.yaml`, `name: ${name}\nruntime: nodejs\n`);
    write(`${name}/index.ts`, source);
  }

  const preview = (program: string, config?: object) =>
    previewWithEngine({
      program: join(folder, program),
      pack: join(folder, "pack"),
      ...(config === undefined ? {} : { config }),
    });

  test("reports violations with name, level, severity, message and resource", () => {
    const { exitCode, stdout, violations } = known;
    const urn = expect.stringMatching(/::known::kubernetes:apps\/v1:Deployment::web$/);

    expect(stdout).toContain("[advisory] [severity: high]  no-host-network");
    expect(violations).toEqual([
      { policy: "no-host-network", level: "advisory", severity: "high", message: expect.any(String), urn },
      { policy: "whole-stack", level: "mandatory", severity: "low", message: expect.any(String), urn },
    ]);
    expect(violations[0]?.message).toContain("Host network.");
    expect(exitCode).toBe(1);
  });

  test("passes configuration on, reports remediations and leaves the project folder as it was", async () => {
    const config = {
      "no-host-network": { enforcementLevel: "mandatory", hint: "Say why." },
      "require-label": "remediate",
      "whole-stack": "disabled",
    };
    const { violations, remediations } = await preview("known", config);

    expect(violations.map(({ policy, level }) => [policy, level])).toEqual([
      ["no-host-network", "mandatory"],
    ]);
    expect(violations[0]?.message).toContain("Say why.");
    expect(remediations).toEqual([
      expect.objectContaining({
        policy: "require-label",
        before: expect.objectContaining({ metadata: { name: "web" } }),
        after: expect.objectContaining({ metadata: { name: "web", labels: { added: "yes" } } }),
      }),
    ]);
    expect(readdirSync(join(folder, "known")).sort()).toEqual(["Pulumi.yaml", "index.ts"]);
  });

  test("hides the outputs but not the inputs of objects on a cluster that is not there yet", async () => {
    const { findings } = await preview("new");
    const inputs = expect.objectContaining({ kind: "Deployment", spec: expect.anything() });

    expect(known.findings).toEqual([
      { seen: "inputs", props: inputs },
      { seen: "outputs", props: inputs },
    ]);
    expect(findings).toEqual([
      { seen: "inputs", props: inputs },
      { seen: "outputs", props: {} },
    ]);
  });

  test("shows the objects of a manifest as children of their component", async () => {
    const { findings, exitCode } = await preview("manifest", { "whole-stack": "advisory" });

    expect(findings).toContainEqual({
      seen: "inputs",
      props: expect.objectContaining({ kind: "Deployment" }),
    });
    expect(exitCode).toBe(0);
  });

  test("prints no secret, though debug lines of the program's SDK in the event log hold them in clear", () => {
    const isDebug = (event: EngineEvent) => event.diagnosticEvent?.severity === "debug";
    const [debug, shown] = [known.events.filter(isDebug), known.events.filter((event) => !isDebug(event))];

    expect(JSON.stringify(known.findings)).toContain("swordfish");
    expect(known.stdout + JSON.stringify(shown)).not.toContain("swordfish");
    expect(JSON.stringify(debug)).toContain("swordfish");
  });
});
