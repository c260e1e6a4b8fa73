/** Files of the program and the pack that the tests run, by path. */
export type Files = Readonly<Record<string, string>>;

/** A program with one of everything that the runner treats in its own way. */
export const everything: Files = {
  "Pulumi.yaml":
    "name: shop\nruntime: nodejs\nconfig:\n  image: {type: string, default: web:latest}\n  replicas: {default: 2}\n",
  "Pulumi.dev.yaml":
    "config:\n  shop:token: {secure: v1:abc}\n  shop:nested: {inner: {secure: v1:abc}}\n  kubernetes:namespace: web\n",
  "helpers/web.ts": `import * as k8s from "@pulumi/kubernetes";

export function webPod(name: string, image: string, opts = {}) {
  return new k8s.core.v1.Pod(name, { metadata: { name }, spec: { containers: [{ name, image }] } }, opts);
}
`,
  "index.ts": `import * as pulumi from "@pulumi/pulumi";
import * as k8s from "@pulumi/kubernetes";
import { webPod } from "./helpers/web";

console.log("a line of the program");
pulumi.runtime.registerStackTransform(({ type, props, opts }) => {
  if (type !== "kubernetes:core/v1:Service") return undefined;
  return { props: { ...props, metadata: { ...props.metadata, labels: { added: "by a transform" } } }, opts };
});

const config = new pulumi.Config();
webPod("web", config.require("image"));

class Team extends pulumi.ComponentResource {
  constructor(name: string) {
    super("acme:index:Team", name);
    webPod(name, "web:1", { parent: this });
  }
}
new Team("team");

class Cluster extends pulumi.dynamic.Resource {
  declare readonly kubeconfig: pulumi.Output<string>;
  constructor(name: string) {
    super({ create: async () => ({ id: "1", outs: {} }) }, name, { kubeconfig: undefined });
  }
}
const provider = new k8s.Provider("elsewhere", { kubeconfig: new Cluster("cluster").kubeconfig });
webPod("far", "web:1", { provider });

const service = new k8s.core.v1.Service("unnamed", { metadata: {}, spec: { type: "NodePort" } });
const existing = k8s.core.v1.ConfigMap.get("existing", "kube-system/coredns");
const other = new pulumi.StackReference("acme/network/prod");
new k8s.core.v1.ConfigMap("values", {
  metadata: { name: "values" },
  data: {
    secret: pulumi.secret("hidden"),
    known: service.spec.type,
    generated: service.metadata.name,
    read: existing.data.apply((data) => data.Corefile),
    readId: existing.id,
    otherStack: other.requireOutput("vpc"),
    invoked: pulumi.runtime.invokeOutput("aws:ec2/getAmi:getAmi", {}).apply((ami: any) => ami.id),
    big: "x".repeat(5_000_000),
  },
}, { dependsOn: service, protect: true, customTimeouts: { create: "1m30s" } });

new k8s.apiextensions.CustomResource("reference", {
  apiVersion: "acme.io/v1", kind: "Thing", metadata: { name: "reference" }, spec: { to: service as any },
});

const manifest = "apiVersion: v1\\nkind: Pod\\nmetadata: {name: decoded}\\nspec: {hostPID: yes}\\n---\\nno: object\\n";
new k8s.yaml.ConfigGroup("first", { yaml: manifest });
new k8s.yaml.v2.ConfigGroup("second", { yaml: pulumi.secret(manifest), resourcePrefix: pulumi.secret(service.id) });
new k8s.helm.v3.Chart("chart", { path: "." });
`,
};

/** A pack that hands over what it receives, with a policy for each way in which results come back. */
export const recorder: Files = {
  "PulumiPolicy.yaml": "runtime: nodejs\n",
  "package.json": '{"name": "recorder", "version": "1.2.3", "main": "index.js"}',
  "index.js": `const { appendFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");
const { PolicyPack } = require("@pulumi/policy");

const raw = (props) => Object.fromEntries(
  Object.keys(props).map((key) => [key, Object.getOwnPropertyDescriptor(props, key).value]));
const handOver = (record) => appendFileSync(process.env.KTM_FINDINGS_FILE, JSON.stringify(record) + "\\n");
const isPod = ({ type }) => type === "kubernetes:core/v1:Pod";

new PolicyPack("recorder", {
  policies: [
    {
      name: "record", description: "Records.", enforcementLevel: "advisory",
      configSchema: { properties: { byDefault: { type: "number", default: 1 }, byCode: { type: "number", default: 1 }, byFile: { type: "number", default: 1 } } },
      validateResource: ({ urn, type, props, provider, opts, getConfig }) => {
        handOver({ urn, type, props: raw(props), opts, config: getConfig(), stack: pulumi.getStack(), env: process.env.KTM_TEST,
          provider: provider && { urn: provider.urn, props: raw(provider.props) } });
      },
    },
    {
      name: "no-latest", description: "No latest.", enforcementLevel: "advisory", severity: "high",
      validateResource: (args, report) => {
        if (isPod(args) && raw(args.props).spec.containers?.[0].image.endsWith(":latest")) report("It is the latest.");
      },
    },
    { name: "off", description: "Off.", enforcementLevel: "mandatory", validateResource: (_args, report) => report("never") },
    {
      name: "repair", description: "Repairs.", enforcementLevel: "advisory",
      remediateResource: (args) => {
        if (!isPod(args)) return undefined;
        args.props.spec.hostIPC = false;
        return args.props;
      },
    },
    {
      name: "all-together", description: "Counts.", enforcementLevel: "advisory",
      validateStack: ({ resources }, report) => {
        handOver({ stack: resources.map(({ urn, parent, dependencies }) => ({ urn, parent: parent?.urn, dependencies: dependencies.map((each) => each.urn) })) });
        report("of the stack");
        report("of the web", resources.find(({ name }) => name === "web").urn);
      },
    },
  ],
}, { record: { enforcementLevel: "advisory", byCode: 2, byFile: 2 } });
`,
};
