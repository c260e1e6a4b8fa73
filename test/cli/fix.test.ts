import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
