import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AttackReport } from "../../../lib/report/graph/attack-report";
import { builtCommand } from "../../support/built-command";

const root = join(__dirname, "..", "..", "..");
let folder: string;

const PROGRAM = `name: shop
runtime: yaml
config:
  exposure: { type: string, default: ClusterIP }
resources:
  web:
    type: kubernetes:apps/v1:Deployment
    properties:
      metadata: { name: web, namespace: shop }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            serviceAccountName: web
            automountServiceAccountToken: true
            containers: [{ name: web, image: "registry.example.com/web:1" }]
  entry:
    type: kubernetes:core/v1:Service
    properties:
      metadata: { name: web, namespace: shop }
      spec: { type: "\${exposure}", selector: { app: web }, ports: [{ port: 80 }] }
`;
const BINDING = `  admins:
    type: kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding
    properties:
      metadata: { name: admins }
      roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
      subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`;

beforeAll(() => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  folder = mkdtempSync(join(root, ".cache", "graph-"));
  writeFileSync(join(folder, "Pulumi.prod.yaml"), "config: { shop:exposure: LoadBalancer }\n");
});
beforeEach(() => writeFileSync(join(folder, "Pulumi.yaml"), PROGRAM + BINDING));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [builtCommand(), "graph", ...args], { cwd: folder, encoding: "utf8" });
}

function fromOutside(...args: readonly string[]) {
  const { stdout, stderr } = run("--format", "json", ...args);
  expect(stderr).toBe("");
  const report = JSON.parse(stdout) as AttackReport;
  return report.paths.filter(({ source, goal }) => source === "outside" && goal === "cluster-admin");
}

test("a program is run in the stack that is named, and its configuration decides", () => {
  expect(fromOutside("-c", "shop:exposure=ClusterIP")).toEqual([]);
  const [path] = fromOutside("--stack", "prod");
  expect(path).toMatchObject({ certainty: "confirmed", from: "the Internet" });
  const lines = path?.hops.map(({ at }) => `${at?.source?.file}:${at?.source?.line}`);
  expect(new Set(lines)).toEqual(new Set(["Pulumi.yaml:18", "Pulumi.yaml:6", "Pulumi.yaml:23"]));
  expect(fromOutside("-c", "shop:exposure=LoadBalancer").map(({ id }) => id)).toEqual([path?.id]);
});

test("against a revision a program tells which paths the change opens, and fails", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
      cwd: folder,
    });
  writeFileSync(join(folder, "Pulumi.yaml"), PROGRAM);
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "First");
  writeFileSync(join(folder, "Pulumi.yaml"), PROGRAM + BINDING);
  const { status, stdout } = run("--stack", "prod", "--against", "HEAD");
  expect(status).toBe(1);
  expect(stdout).toMatch(/This change opens [1-9]\d* paths? and closes 0; \d+ unchanged against HEAD\./);
  expect(run("--stack", "prod", "--against", "HEAD", "--fail-on", "never").status).toBe(0);
});

test("a preview in JSON has the paths after the change, and before it with --against old", () => {
  const urn = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
  const type = "kubernetes:core/v1:Pod";
  const inputs = (isPrivileged: boolean) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "shop", labels: { app: "web" } },
    spec: {
      containers: [{ name: "web", image: "web:1", securityContext: { privileged: isPrivileged } }],
    },
  });
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "shop" },
    spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] },
  };
  const state = (kind: string, name: string, values: object) => ({
    urn: urn(kind, name),
    type: kind,
    inputs: values,
  });
  const same = state("kubernetes:core/v1:Service", "web", service);
  const steps = [
    {
      op: "update",
      urn: urn(type, "web"),
      oldState: state(type, "web", inputs(false)),
      newState: state(type, "web", inputs(true)),
    },
    { op: "same", urn: same.urn, oldState: same, newState: same },
  ];
  writeFileSync(join(folder, "preview.json"), JSON.stringify({ steps }));
  const { status, stdout, stderr } = run("preview.json", "--against", "old");
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout).toContain("CONFIRMED Anyone outside can get root on a node");
  expect(stdout).toMatch(/This change opens [1-9]\d* paths? and closes 0/);
});
