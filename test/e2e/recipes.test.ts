import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { builtCommand } from "../support/built-command";

const root = join(__dirname, "..", "..");
const recipe = (name: string): unknown => parse(readFileSync(join(root, "docs", "recipes", name), "utf8"));

interface Workflow {
  readonly jobs: {
    readonly judge: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] };
  };
}
interface Pipeline {
  readonly "kubernetes-threat-model": { readonly script: readonly string[] };
}

const workflow = recipe("github-actions.yml") as Workflow;
const pipeline = recipe("gitlab-ci.yml") as Pipeline;
const stepOf = (name: string) => workflow.jobs.judge.steps.find((step) => step.name === name)?.run ?? "";

let folder: string;
let base: string;

/** A repository with a program, whose last change adds a weakness; `npx` and `gh` are stand-ins. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ktm-recipes-"));
  const program = join(folder, "infra");
  cpSync(join(root, "examples", "guestbook-vulnerable"), program, { recursive: true });
  writeFileSync(join(folder, ".gitignore"), "node_modules\nbin\n");
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  mkdirSync(join(folder, "bin"));
  standIn("npx", `shift\nexec "${process.execPath}" "${builtCommand()}" "$@"`);
  standIn(
    "gh",
    `printf '%s\\n' "$*" >> "${join(folder, "bin", "calls")}"\n[ "$2" != --paginate ] || cat "${join(folder, "bin", "comments")}"`,
  );
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "First");
  base = git("rev-parse", "HEAD").trim();
  const index = join(program, "index.ts");
  const weakness = `new k8s.core.v1.Pod("probe", { metadata: { namespace: "shop" }, spec: { hostPID: true, containers: [] } });\n`;
  writeFileSync(index, `${readFileSync(index, "utf8")}${weakness}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function standIn(name: string, script: string) {
  const file = join(folder, "bin", name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function git(...args: string[]): string {
  const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  return execFileSync("git", [...author, ...args], { cwd: folder, encoding: "utf8" });
}

function shell(script: string, variables: Record<string, string>) {
  const path = [join(folder, "bin"), process.env["PATH"] ?? ""].join(delimiter);
  const env = { ...process.env, PATH: path, PROGRAM: "infra", STACK: "dev", ...variables };
  return spawnSync("bash", ["-e", "-c", script], { cwd: folder, env, encoding: "utf8" });
}

const read = (name: string) => readFileSync(join(folder, name), "utf8");

test("GitHub Actions: what the change adds is annotated and commented, and fails", () => {
  const { status, stdout } = shell(stepOf("Judge"), { BASE: base });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^::error file=infra\/index\.ts,line=\d+,col=1,title=new%3A no-host-namespaces/m);
  expect(read("ktm.md")).toMatch(/^<!-- ktm-report dev -->\n/);
  for (const file of ["ktm.sarif", "ktm.html"]) expect(existsSync(join(folder, file))).toBe(true);
});

test("GitHub Actions: without a pull request all is judged", () => {
  const { stdout } = shell(stepOf("Judge"), { BASE: "" });
  expect(stdout.match(/^::error/gm)?.length).toBeGreaterThan(1);
});

test.each([
  ["the first time a comment is written", [], "--method POST repos/o/r/issues/7/comments"],
  [
    "after that it is updated in place",
    [{ id: 42, user: { type: "Bot" }, body: "<!-- ktm-report dev -->\nold" }],
    "--method PATCH repos/o/r/issues/comments/42",
  ],
  [
    "what a person wrote stays",
    [{ id: 43, user: { type: "User" }, body: "<!-- ktm-report dev -->" }],
    "--method POST repos/o/r/issues/7/comments",
  ],
])("GitHub Actions: %s", (_name, comments, call) => {
  if (spawnSync("jq", ["--version"]).error !== undefined) return;
  writeFileSync(join(folder, "bin", "comments"), JSON.stringify(comments));
  writeFileSync(join(folder, "ktm.md"), "<!-- ktm-report dev -->\nnew\n");
  writeFileSync(join(folder, "bin", "calls"), "");
  const variables = { GITHUB_REPOSITORY: "o/r", NUMBER: "7" };
  expect(shell(stepOf("Comment on the pull request"), variables)).toMatchObject({ status: 0 });
  expect(read(join("bin", "calls"))).toContain(`${call} --field body=@ktm.md`);
});

test("GitLab: what the change adds fails, and both reports are there", () => {
  const script = pipeline["kubernetes-threat-model"].script.filter((line) => line !== "npm ci").join("\n");
  const { status, stdout } = shell(script, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
  expect(status).toBe(1);
  expect(stdout).toContain("no-host-namespaces");
  expect(JSON.parse(read("ktm-codequality.json"))).toContainEqual(
    expect.objectContaining({ description: expect.stringMatching(/^New: /) }),
  );
  expect(read("ktm-junit.xml")).toContain("<failure ");
});
