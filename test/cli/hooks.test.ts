import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { builtCommand } from "../support/built-command";

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
}

const root = join(__dirname, "..", "..");
const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as Hook[];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ktm-hooks-"));
  mkdirSync(join(folder, "node_modules", ".bin"), { recursive: true });
  symlinkSync(builtCommand(), join(folder, "node_modules", ".bin", "ktm"));
  writeFileSync(join(folder, "compose.yaml"), "services: { web: { privileged: true } }\n");
  writeFileSync(
    join(folder, "pod.yaml"),
    "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { hostPID: true }\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(id: string, files: readonly string[]) {
  const entry = hooks.find((hook) => hook.id === id)?.entry ?? "";
  const [command = "", ...args] = entry.split(" ");
  return spawnSync(command, [...args, ...files], { cwd: folder, encoding: "utf8" });
}

test("each hook has what pre-commit asks for", () => {
  for (const hook of hooks)
    expect(hook).toMatchObject({
      id: expect.any(String),
      name: expect.any(String),
      entry: expect.any(String),
      language: "system",
    });
});

test("a commit of a weak manifest fails; one of other YAML files passes", () => {
  const weak = run("ktm-check", ["compose.yaml", "pod.yaml"]);
  expect(weak.stdout).toContain("hostPID");
  expect(weak.status).toBe(1);
  expect(run("ktm-check", ["compose.yaml"]).status).toBe(0);
});
