import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtCommand } from "../support/built-command";

const root = join(__dirname, "..", "..");
const weak = `apiVersion: v1
kind: Pod
metadata: { name: web } # the server
spec:
  hostNetwork: true
  containers: []
`;
let folder: string;
let command: string;

beforeAll(() => {
  command = builtCommand();
  folder = mkdtempSync(join(tmpdir(), "ktm-fix-"));
});
beforeEach(() => writeFileSync(join(folder, "pod.yaml"), weak));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fix(...args: string[]) {
  const run = spawnSync(process.execPath, [command, "fix", ...args], { cwd: folder, encoding: "utf8" });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

const content = () => readFileSync(join(folder, "pod.yaml"), "utf8");

test("fix shows the patch and changes nothing", () => {
  const { status, stdout } = fix("pod.yaml");
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringContaining("\n-  hostNetwork: true\n"),
  });
  expect(content()).toBe(weak);
});

test("fix --write repairs the file, keeps its comments, and then has nothing to do", () => {
  expect(fix("pod.yaml", "--write")).toMatchObject({ status: 0, stdout: "Repaired 1 object in 1 file.\n" });
  expect(content()).toBe(weak.replace("  hostNetwork: true\n", ""));
  expect(fix("pod.yaml", "--write").stdout).toBe("Nothing to repair.\n");
  expect(readdirSync(folder)).toEqual(["pod.yaml"]);
});

test("where one file cannot be read, no file is changed", () => {
  writeFileSync(join(folder, "broken.yaml"), "kind: [");
  const { status, stderr } = fix("pod.yaml", "broken.yaml", "--write");
  rmSync(join(folder, "broken.yaml"));
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining("broken.yaml:1") });
  expect(content()).toBe(weak);
});

test("for a program, fix says at which line to set or remove what", () => {
  const { status, stdout } = fix(join(root, "examples", "guestbook-vulnerable"));
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /operations\.ts:\d+:\d+ DaemonSet "monitoring\/node-agent" \(no-host-namespaces.*\)/,
  );
  expect(stdout).toContain("  in spec.template.spec: remove hostNetwork\n");
});

describe("for a program with several stacks", () => {
  const program = `name: app
runtime: yaml
config: { host: { type: boolean } }
resources:
  web:
    type: kubernetes:core/v1:Pod
    properties: { metadata: { name: web }, spec: { hostNetwork: "\${host}", containers: [] } }
`;

  beforeAll(() => {
    mkdirSync(join(folder, "app"));
    writeFileSync(join(folder, "app", "Pulumi.yaml"), program);
    for (const [stack, host] of Object.entries({ dev: false, prod: true })) {
      writeFileSync(join(folder, "app", `Pulumi.${stack}.yaml`), `config: { app:host: ${host} }\n`);
    }
  });

  test.each([
    ["the stack that is named", ["--stack", "prod"], /\n {2}in spec: remove hostNetwork\n/],
    ["another stack", ["--stack", "dev"], /^Nothing to repair\.\n$/],
    ["configuration over that of the stack", ["-s", "dev", "-c", "host=true"], /remove hostNetwork/],
  ])("fix takes %s", (_name, args, expected) => {
    expect(fix("app", ...args)).toMatchObject({ status: 0, stdout: expect.stringMatching(expected) });
  });

  test("fix asks which, and files have none", () => {
    expect(fix("app")).toMatchObject({ status: 2, stderr: expect.stringContaining("--stack") });
    expect(fix("pod.yaml", "--stack", "dev")).toMatchObject({
      status: 2,
      stderr: "ktm: --stack needs a program\n",
    });
  });
});
