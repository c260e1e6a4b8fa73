import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../../lib/report/formats";
import { folderIn, scratchFolder } from "../pulumi/preview/scratch";
import { type Ktm, ktmInFolder } from "../support/ktm";

/** A value that no one else writes, with where it stands; each place has its own. */
const canary = (place: string) => `c4nary-${Buffer.from(place).toString("hex")}-x9Kq2VbT7`;

const PLACES = {
  configuration: canary("configuration"),
  plainConfiguration: canary("plain configuration"),
  data: canary("data"),
  encoded: canary("encoded"),
  env: canary("env"),
  args: canary("args"),
  marked: canary("marked"),
  markedName: canary("marked name"),
  annotation: canary("annotation"),
  lastApplied: canary("last applied"),
  kubeconfig: canary("kubeconfig"),
  values: canary("values"),
  cloud: canary("cloud"),
  userData: canary("user data"),
  url: canary("url"),
  probe: canary("probe"),
  configMap: canary("config map"),
  webhook: canary("webhook"),
  crash: canary("crash"),
};
const LEAKED = /c4nary-[0-9a-f]+/g;

const program = `import * as pulumi from "@pulumi/pulumi";
import * as k8s from "@pulumi/kubernetes";

const config = new pulumi.Config();
const configured = config.requireSecret("password");
const plain = config.require("plain");
class Any extends pulumi.CustomResource {
  constructor(type: string, name: string, inputs: pulumi.Inputs) { super(type, name, inputs); }
}
const kubeconfig = JSON.stringify({ apiVersion: "v1", kind: "Config", "current-context": "c",
  clusters: [{ name: "c", cluster: { server: "http://1.2.3.4", "insecure-skip-tls-verify": true } }],
  contexts: [{ name: "c", context: { cluster: "c", user: "u" } }], users: [{ name: "u", user: { token: "${PLACES.kubeconfig}" } }] });
const provider = new k8s.Provider("cluster", { kubeconfig });
new k8s.core.v1.Secret("shop", {
  metadata: { name: "shop", annotations: { "kubectl.kubernetes.io/last-applied-configuration": JSON.stringify({ stringData: { a: "${PLACES.lastApplied}" } }) } },
  stringData: { password: "${PLACES.data}", other: configured, plain },
  data: { token: Buffer.from("${PLACES.encoded}").toString("base64") },
}, { provider });
new k8s.core.v1.ConfigMap("shop", { metadata: { name: "shop" }, data: { "app.properties": "db.password=${PLACES.configMap}\\n" } });
new k8s.apps.v1.Deployment("web", {
  metadata: { name: "web", annotations: { "example.com/password": "${PLACES.annotation}" } },
  spec: {
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec: { hostPID: true, containers: [{
      name: "web", image: pulumi.secret("registry.example/${PLACES.marked}:latest"),
      command: ["server", "--password=${PLACES.args}", "--db", "postgres://u:${PLACES.url}@db/shop", "--token", configured],
      env: [{ name: "DB_PASSWORD", value: "${PLACES.env}" }, { name: "MARKED", value: pulumi.secret("${PLACES.markedName}") }, { name: "PLAIN_TOKEN", value: plain }],
      livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: "Authorization", value: "Bearer ${PLACES.probe}" }] } },
      securityContext: { privileged: true },
    }] } },
  },
});
new k8s.helm.v3.Release("chart", { chart: "nginx", values: { auth: { password: "${PLACES.values}" } } });
new k8s.admissionregistration.v1.ValidatingWebhookConfiguration("hook", { metadata: { name: "hook" }, webhooks: [{
  name: "a.example.com", sideEffects: "None", admissionReviewVersions: ["v1"], clientConfig: { url: "https://u:${PLACES.webhook}@example.com/x" } }] });
new Any("aws:rds/instance:Instance", "db", { password: "${PLACES.cloud}", masterPassword: pulumi.secret("${PLACES.cloud}") });
new Any("aws:ec2/launchTemplate:LaunchTemplate", "nodes", { userData: Buffer.from("#!/bin/sh\\nkubeadm join --token ${PLACES.userData}\\nexport AWS_SECRET_ACCESS_KEY=${PLACES.userData}\\n").toString("base64") });
if (plain.startsWith("crash")) throw new Error("it ends here");
`;

const files = {
  "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
  "Pulumi.dev.yaml": `config:\n  shop:plain: ${PLACES.plainConfiguration}\n  shop:password: ${PLACES.configuration}\n`,
  "index.ts": program,
};

// Each run of the command starts a program.
jest.setTimeout(300_000);

let scratch: string;
let folder: string;
beforeAll(() => {
  scratch = scratchFolder();
  folder = folderIn(scratch, files);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const ktm = ktmInFolder();

/** The canaries in what a run printed, and in what it wrote to the folder of the command. */
function leaksOf({ stdout, stderr }: ReturnType<Ktm["run"]>): string[] {
  const written = filesIn(ktm.folder())
    .filter((file) => !/\.(yaml|json)$/.test(file) || file.includes("report."))
    .map((file) => readFileSync(file, "utf8"));
  const found = [stdout, stderr, ...written].flatMap((text) => text.match(LEAKED) ?? []);
  return [...new Set(found)].map((each) => Buffer.from(each.slice("c4nary-".length), "hex").toString());
}

function filesIn(at: string): string[] {
  return readdirSync(at)
    .map((name) => join(at, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
}

test("no secret of a program is in any report, log or file", () => {
  const outputs = Object.keys(FORMATS).flatMap((format) => [
    "--format",
    format,
    "--output",
    `report.${format}`,
  ]);
  const run = ktm.run([
    "preview",
    folder,
    "--profile",
    "audit",
    "--verbose",
    "--fail-on",
    "never",
    ...outputs,
  ]);
  expect({ status: run.status, stderr: run.stderr }).toMatchObject({ status: 0 });
  expect(ktm.read("report.json")).toContain("no-credentials-in-containers");
  expect(leaksOf(run)).toEqual([]);
});

test("no secret of a stack's configuration is in the words of a program that crashes, beyond its own", () => {
  const run = ktm.run(["preview", folder, "-c", `shop:plain=crash-${PLACES.crash}`, "-c", "shop:password=x"]);
  expect(run.status).toBe(2);
  expect(run.stderr).toContain("it ends here");
  expect(leaksOf(run)).toEqual([]);
});

test("no secret of a file is in any report, nor in the words on a file that cannot be read", () => {
  ktm.file("good.yaml", manifests);
  ktm.file(
    "bad.yaml",
    `${manifests}---\napiVersion: v1\nkind: Secret\nstringData: {password: ${PLACES.crash}, password: 1}\n`,
  );
  ktm.file("worse.yaml", `apiVersion: v1\nkind: Secret\nstringData:\n  password: "${PLACES.crash}\n`);
  ktm.file(
    "worst.json",
    `{"apiVersion": "v1", "kind": "Secret", "stringData": {"password": "${PLACES.crash}" "x": 1}}`,
  );
  const reports = Object.keys(FORMATS).map((format) =>
    ktm.run(["check", "good.yaml", "--profile", "audit", "--verbose", "--format", format]),
  );
  const broken = ["bad.yaml", "worse.yaml", "worst.json"].map((file) => ktm.run(["check", file]));
  // The patch of `ktm fix` is the text of the file, which it would not fit without.
  const others = [ktm.run(["fix", "good.yaml", "--write"]), ktm.run(["validate-config", "good.yaml"])];
  expect(broken.map(({ status }) => status)).toEqual([2, 2, 2]);
  expect(
    [...reports, ...broken, ...others].flatMap(
      ({ stdout, stderr }) => `${stdout}${stderr}`.match(LEAKED) ?? [],
    ),
  ).toEqual([]);
});

const manifests = `apiVersion: v1
kind: Secret
metadata: {name: shop, annotations: {note: "token=${PLACES.annotation}"}}
stringData: {password: ${PLACES.data}}
data: {token: ${Buffer.from(PLACES.encoded).toString("base64")}}
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostPID: true
  containers:
    - name: web
      image: web:latest
      args: ["--password", "${PLACES.args}", "--set=db.password=${PLACES.values}"]
      env: [{name: API_KEY, value: ${PLACES.env}}]
      securityContext: {privileged: true}
---
apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: "http://x", insecure-skip-tls-verify: true}}]
users: [{name: u, user: {token: ${PLACES.kubeconfig}, password: ${PLACES.kubeconfig}}}]
`;
