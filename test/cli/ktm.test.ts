import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../lib/report/report";
import { policies } from "../../policies";
import { builtCommand } from "../support/built-command";

const root = join(__dirname, "..", "..");
let folder: string;
let command: string;

beforeAll(() => {
  command = builtCommand();
  folder = mkdtempSync(join(tmpdir(), "ktm-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ktm(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const privileged = `apiVersion: v1
kind: Pod
metadata: { name: "web\\u001b[31m", namespace: shop }
spec:
  containers:
    - { name: web, image: "registry.example.com/web:1", securityContext: { privileged: true } }
`;

test("check reads standard input, reports JSON in its stable form, and exits with 1 on mandatory violations", () => {
  const { status, stdout, stderr } = ktm(["check", "--format", "json", "-"], privileged);
  const report = JSON.parse(stdout) as Report;
  const schema = JSON.parse(readFileSync(join(root, "docs", "report.schema.json"), "utf8")) as {
    required: string[];
    definitions: { finding: { required: string[] } };
  };
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(Object.keys(report).sort()).toEqual([...schema.required].sort());
  expect(Object.keys(report.findings[0] ?? {}).sort()).toEqual(
    [...schema.definitions.finding.required].sort(),
  );
  expect(report.findings[0]).toMatchObject({
    policy: "no-privileged-containers",
    severity: "critical",
    enforcement: "mandatory",
    verdict: "violated",
    path: "spec.containers[0].securityContext.privileged",
    resource: { kind: "Pod", namespace: "shop", source: { file: "<stdin>", line: 1, column: 1 } },
  });
});

test("names with control characters reach no terminal", () => {
  const { stdout } = ktm(["check", "-"], privileged);
  expect(stdout).toContain('Pod "shop/web\\u{1b}[31m": container');
  expect(stdout).not.toContain("\u001b[31mm");
});

test.each([
  [
    "broken YAML",
    () => ["check", file("broken.yaml", "a: [1,\nb")],
    /^ktm: broken\.yaml:1:4: nothing closes a flow collection\n$/,
  ],
  ["a missing file", () => ["check", "nope.yaml"], /^ktm: nope\.yaml: no such file or folder\n$/],
  ["an unknown option", () => ["check", "--nope", "x"], /unknown option '--nope'/],
  [
    "an unknown profile",
    () => ["check", "--profile", "nope", "x"],
    /Allowed choices are audit, baseline, restricted/,
  ],
  ["an unknown selection", () => ["check", "--select", "nope", "x"], /"nope" is no policy, category/],
  [
    "a misspelt policy in a configuration",
    () => ["check", "--config", file("c.json", '{"no-privilegd": "mandatory"}'), "x"],
    /^ktm: c\.json: no policy is named "no-privilegd"\n$/,
  ],
  [
    "a configuration with several mistakes, all of them,",
    () => ["validate-config", file("m.json", '{"no-a": "advisory", "no-b": "loud"}')],
    /^ktm: m\.json: no policy is named "no-a"\nm\.json: no policy is named "no-b"\n$/,
  ],
  [
    "the configuration of a stack in place of that of policies",
    () => ["check", "--config", file("Pulumi.dev.yaml", "config: {shop:a: 1}"), "x"],
    /^ktm: Pulumi\.dev\.yaml: this is the configuration of a stack, [^\n]+ with --config-file\n$/,
  ],
  [
    "stack configuration without a value",
    () => ["preview", "-c", "host", "."],
    /-c, --stack-config <key=value>' argument 'host' is invalid\. "host" must be KEY=VALUE\./,
  ],
  ["no time for a program", () => ["preview", "--timeout", "0", "."], /"0" must be a number of seconds/],
  [
    "an unknown level",
    () => ["check", "--config", file("d.json", '{"all": "loud"}'), "x"],
    /^ktm: d\.json: all: "loud" is no level/,
  ],
  ["a name that nothing has", () => ["explain", "nope"], /^ktm: "nope" is no policy and no row/],
  [
    "a folder without a program",
    () => ["preview", "."],
    /^ktm: .+: no Pulumi project here: there is no Pulumi\.yaml\n$/,
  ],
])("%s is one clear error and exit code 2, with nothing on standard output", (_name, args, message) => {
  const { status, stdout, stderr } = ktm(args());
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

test("a configuration moves levels, and --fail-on decides the exit code", () => {
  const config = file("advisory.json", '{"all": "advisory"}');
  expect(ktm(["check", "--config", config, "-"], privileged).status).toBe(0);
  expect(ktm(["check", "--config", config, "--fail-on", "critical", "-"], privileged).status).toBe(1);
  expect(ktm(["check", "--fail-on", "never", "-"], privileged).status).toBe(0);
});

test("validate-config finds nothing wrong with a good configuration", () => {
  const config = file("good.json", '{"all": "advisory", "no-floating-image-tags": {"floatingTags": ["qa"]}}');
  expect(ktm(["validate-config", config])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("no mistakes"),
  });
});

test("--engine pulumi without an installed pulumi is one clear error", () => {
  writeFileSync(join(folder, "Pulumi.yaml"), "name: x\nruntime: nodejs\n");
  const { status, stderr } = spawnSync(process.execPath, [command, "preview", ".", "--engine", "pulumi"], {
    cwd: folder,
    env: { ...process.env, PATH: "/nowhere" },
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "ktm: there is no `pulumi` on PATH; leave out --engine to do without\n",
  });
});

test("--select and --min-severity narrow the report, and --output writes it", () => {
  const { stdout } = ktm(
    [
      "check",
      "--select",
      "E2",
      "--min-severity",
      "critical",
      "--format",
      "json",
      "--output",
      "out.json",
      "-",
    ],
    privileged,
  );
  const report = JSON.parse(readFileSync(join(folder, "out.json"), "utf8")) as Report;
  expect(stdout).toBe("");
  expect(report.findings.map(({ policy }) => policy)).toEqual(["no-privileged-containers"]);
});

test("check reads a preview and a stack of Pulumi", () => {
  const urn = "urn:pulumi:dev::shop::kubernetes:core/v1:Pod::web";
  const inputs = { apiVersion: "v1", kind: "Pod", spec: { hostPID: true } };
  const sourcePosition = "project:///index.ts#8,12";
  const state = { urn, type: "kubernetes:core/v1:Pod", inputs, sourcePosition };
  const preview = file("preview.json", JSON.stringify({ steps: [{ op: "create", newState: state }] }));
  const stack = file("stack.json", JSON.stringify({ version: 3, deployment: { resources: [state] } }));
  for (const input of [preview, stack]) {
    const { findings } = JSON.parse(
      ktm(["check", "--select", "no-host-namespaces", "--format", "json", input]).stdout,
    ) as Report;
    expect(findings[0]?.resource).toMatchObject({ urn, source: { file: "index.ts", line: 8, column: 12 } });
  }
});

test("list prints every policy with all its metadata", () => {
  const listed = JSON.parse(ktm(["list", "--format", "json"]).stdout) as Record<string, unknown>[];
  expect(listed.map(({ id }) => id)).toEqual(policies.map(({ id }) => id));
  for (const policy of listed) {
    expect(policy).toMatchObject({
      category: expect.any(String),
      threats: expect.any(Array),
      severity: expect.any(String),
      enforcement: expect.any(String),
      why: expect.any(String),
      fix: expect.any(String),
      references: expect.any(Array),
      options: expect.any(Object),
      remediation: expect.any(Boolean),
    });
  }
});

test("explain tells of policies, threats and boundaries", () => {
  expect(ktm(["explain", "E2"]).stdout).toContain("no-privileged-containers");
  expect(ktm(["explain", "B5"]).stdout).toContain("no-privileged-containers");
});

test("explain shows of a policy what its page shows", () => {
  const { stdout } = ktm(["explain", "no-host-aliases"]);
  const page = readFileSync(join(root, "docs", "policies", "no-host-aliases.md"), "utf8");
  const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  for (const title of sections.filter((each) => each !== "Source")) expect(stdout).toContain(`\n${title}\n`);
  expect(stdout).not.toMatch(/url:|\*\*/);
});

test("a document of ten megabytes gets a verdict", () => {
  const data = "x".repeat(10 * 1024 * 1024);
  const { status } = ktm(
    ["check", "-"],
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata: {a: ${data}}\n`,
  );
  expect(status).toBe(0);
});

test("of a folder the manifests are judged, and the other files named with the reason, one line for each", () => {
  mkdirSync(join(folder, "chart"));
  const other = {
    "Chart.yaml": "name: shop\n",
    "values.yaml": "a: 1\n",
    "b.yaml": "apiVersion: v1\nkind: {{ x }}\n",
  };
  for (const [name, text] of Object.entries(other)) file(join("chart", name), text);
  file(join("chart", "pod.yaml"), privileged);
  file(join("chart", "widget.yaml"), "apiVersion: acme.example/v1\nkind: Widget\nmetadata: {name: w}\n");
  const { status, stdout, stderr } = ktm(["check", "--format", "text", "chart"]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout).toContain(
    'Not seen: file "chart/Chart.yaml" and "chart/values.yaml": no manifest: it has no apiVersion and kind.',
  );
  expect(stdout).toContain('Not seen: file "chart/b.yaml": a template that is not rendered ({{ … }})');
  expect(stdout).toContain('Not seen: acme.example/Widget "w": no policy that is on is about its kind.');
  expect(stdout).toMatch(/in 1 Kubernetes object: .*mandatory\. --verbose shows each finding\.\n$/);
});

test("a broken configuration says once where it is broken", () => {
  const { status, stderr } = ktm(["validate-config", file("config.yaml", "all: advisory\nx: [1\n")]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "ktm: config.yaml:2:4: nothing closes a flow collection\n",
  });
});

test("a file that is named and is no manifest ends with code 2 and one line", () => {
  const { status, stderr } = ktm(["check", file("values.yaml", "a: 1\n")]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "ktm: values.yaml:1:1: a manifest must have apiVersion and kind\n",
  });
});
