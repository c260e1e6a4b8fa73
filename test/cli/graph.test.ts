import { execFileSync } from "node:child_process";
import type { AttackReport } from "../../lib/report/graph/attack-report";
import { ktmInFolder } from "../support/ktm";

const ktm = ktmInFolder();

const service = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }
`;
const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      automountServiceAccountToken: true
      containers: [{ name: web, image: "registry.example.com/web:1" }]
`;
const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: admins }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ kind: ServiceAccount, name: default, namespace: shop }]
`;
const quiet = "{ apiVersion: v1, kind: ConfigMap, metadata: { name: quiet, namespace: shop } }\n";
const open = [service, web, binding].join("---\n");
const closed = [service, web].join("---\n");

function graphOf(input: string, ...args: readonly string[]): AttackReport {
  const { stdout, stderr } = ktm.run(["graph", "--format", "json", ...args, "-"], input);
  expect(stderr).toBe("");
  return JSON.parse(stdout) as AttackReport;
}

test("the path of exposed administrators is told with its steps, its change and what was read", () => {
  const { status, stdout, stderr } = ktm.run(["graph", "-"], open);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^CONFIRMED Anyone outside can take over the cluster/);
  expect(stdout).toContain("=> cluster-admin");
  expect(stdout).toContain("Closed by (1 of 1 way in): ");
  expect(stdout).toMatch(/Coverage: 3 Kubernetes objects read; 0 not seen; .*\n$/);
});

test("without a workload there is no path, and no word of being safe", () => {
  const { status, stdout } = ktm.run(["graph", "-"], quiet);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^No path found in this stack\.\nCoverage: 1 Kubernetes object read/);
  expect(stdout).not.toMatch(/safe/i);
});

test("the JSON does not depend on the order of objects, and its parts name each other", () => {
  const report = graphOf(open);
  const ids = new Set(report.vertices.map(({ id }) => id));
  for (const { from, to } of report.steps) for (const id of [...from, to]) expect(ids).toContain(id);
  const keys = new Set(report.changes.map(({ key }) => key));
  for (const { steps, changes } of report.paths) {
    for (const key of changes) expect(keys).toContain(key);
    for (const step of steps) expect(report.steps[step]).toBeDefined();
  }
  const turned = graphOf([binding, web, service].join("---\n"));
  const ofPaths = ({ paths }: AttackReport) =>
    paths.map(({ id, steps, changes }) => ({ id, steps, changes }));
  expect(ofPaths(turned)).toEqual(ofPaths(report));
});

test("several formats are written at once", () => {
  const formats = ["--format", "mermaid", "--output", "g.mmd", "--format", "dot", "--output", "g.dot"];
  const { status, stdout } = ktm.run(["graph", ...formats, "--format", "json", "-"], open);
  expect(status).toBe(0);
  const { version, paths } = JSON.parse(stdout) as AttackReport;
  expect({ version, certainty: paths[0]?.certainty }).toEqual({ version: 1, certainty: "confirmed" });
  expect(ktm.read("g.mmd")).toContain("flowchart LR");
  expect(ktm.read("g.dot")).toContain('digraph "attack paths"');
});

test("--from tells what one compromised workload leads to, goals first", () => {
  const { whatIf, vertices } = graphOf(open, "--from", "deployment/shop/web");
  const titleOf = (id: string) => vertices.find((vertex) => vertex.id === id)?.title;
  expect(whatIf?.from).toBe('Deployment "shop/web"');
  expect(whatIf?.ways[0]).toMatchObject({ goal: "cluster-admin", certainty: "confirmed" });
  expect(whatIf?.ways.map(({ to }) => titleOf(to))).toContain('ServiceAccount "shop/default"');
});

test("--to tells who gets to a goal, those outside first", () => {
  const { whatIf, vertices } = graphOf(open, "--to", "cluster-admin");
  const titleOf = (id: string) => vertices.find((vertex) => vertex.id === id)?.title;
  const who = whatIf?.ways.map(({ from }) => titleOf(from)) ?? [];
  expect(who.slice(0, 2)).toEqual(["the Internet", "the private network"]);
  expect(who).toEqual(expect.arrayContaining(['ServiceAccount "shop/default"', 'Deployment "shop/web"']));
});

test("an object that leads nowhere is no mistake", () => {
  const { whatIf } = graphOf(quiet, "--from", "ConfigMap shop/quiet");
  expect(whatIf).toMatchObject({ from: 'ConfigMap "shop/quiet"', ways: [] });
});

test("against an earlier graph a path that a change opens fails, and one that it closes does not", () => {
  ktm.file("closed.json", JSON.stringify(graphOf(closed)));
  ktm.file("open.json", JSON.stringify(graphOf(open)));
  const opens = ktm.run(["graph", "--baseline", "closed.json", "-"], open);
  expect(opens.status).toBe(1);
  expect(opens.stdout).toMatch(
    /This change opens [1-9]\d* paths? and closes 0; \d+ unchanged against closed\.json\./,
  );
  const same = ktm.run(["graph", "--baseline", "open.json", "--fail-on", "new", "-"], open);
  expect(same.status).toBe(0);
  expect(same.stdout).toMatch(/opens 0 paths and closes 0; [1-9]\d* unchanged/);
  const closes = ktm.run(["graph", "--baseline", "open.json", "-"], closed);
  expect(closes.status).toBe(0);
  expect(closes.stdout).toMatch(/opens 0 paths and closes [1-9]/);
  expect(closes.stdout).toContain("closed: Anyone outside can take over the cluster (confirmed)");
  expect(ktm.run(["graph", "--fail-on", "confirmed", "-"], open).status).toBe(1);
  expect(ktm.run(["graph", "--fail-on", "confirmed", "-"], quiet).status).toBe(0);
});

test("against a revision the paths of its files count, and against a state those of its resources", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
      cwd: ktm.folder(),
    });
  ktm.file("shop.yaml", closed);
  git("init", "--quiet");
  git("add", "shop.yaml");
  git("commit", "--quiet", "--message", "First");
  ktm.file("shop.yaml", open);
  const opens = ktm.run(["graph", "--against", "HEAD", "shop.yaml"]);
  expect(opens.stderr).toBe("");
  expect(opens.status).toBe(1);
  expect(opens.stdout).toMatch(
    /This change opens [1-9]\d* paths? and closes 0; \d+ unchanged against HEAD\./,
  );
  ktm.file("state.json", JSON.stringify({ version: 3, deployment: { resources: [] } }));
  const all = ktm.run(["graph", "--against", "state.json", "--fail-on", "never", "shop.yaml"]);
  expect({ status: all.status, stderr: all.stderr }).toEqual({ status: 0, stderr: "" });
  expect(all.stdout).toContain("0 unchanged against state.json.");
});

test.each([
  ["a name that is nearly there", ["--from", "Deployment shop/wbe"], /did you mean Deployment shop\/web/],
  ["a name that is nothing", ["--to", "Gateway edge/x"], /^ktm: nothing here is called "Gateway edge\/x"\n/],
  ["failing on new paths alone", ["--fail-on", "new"], /needs --baseline or --against/],
  ["a question beside a baseline", ["--from", "a", "--baseline", "b"], /leave out --baseline/],
  ["an unknown format", ["--format", "pdf"], /Allowed choices are text, json, mermaid, dot/],
  ["a baseline of findings", ["--baseline", "report.json"], /report\.json: no attack graph/],
])("%s is one clear error and exit code 2", (_name, args, message) => {
  ktm.file("report.json", JSON.stringify({ version: 1, findings: [] }));
  const { status, stdout, stderr } = ktm.run(["graph", ...args, "-"], open);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
});
