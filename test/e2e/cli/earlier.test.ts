import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../../lib/report/report";
import { ktmInFolder } from "../../support/ktm";

const ktm = ktmInFolder();

const pod = (name: string, privileged = true) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop }
spec:
  containers:
    - { name: web, image: "registry.example.com/web:1", securityContext: { privileged: ${privileged} } }
---
`;

const only = ["--select", "no-privileged-containers"];

function git(...args: string[]) {
  const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  return execFileSync("git", [...author, ...args], { cwd: ktm.folder(), encoding: "utf8" });
}

describe("check in a git repository", () => {
  beforeAll(() => {
    git("init", "--quiet");
    mkdirSync(join(ktm.folder(), "apps"));
    ktm.file("apps/a.yaml", pod("a"));
    git("add", "apps");
    git("commit", "--quiet", "--message", "First");
  });

  test("tells what is new since a revision, in files that are new too, and leaves the repository as it is", () => {
    ktm.file("apps/a.yaml", `# moved\n\n${pod("a")}`);
    ktm.file("apps/b.yaml", pod("b"));
    const before = git("status", "--porcelain");
    const { status, stdout, stderr } = ktm.run(["check", "--against", "HEAD", ...only, "apps"]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain('Pod "shop/b"');
    expect(stdout).toContain("1 new, 1 unchanged, 0 fixed against HEAD");
    expect(git("status", "--porcelain")).toBe(before);
  });

  test("nothing new ends with 0, and what is fixed is named", () => {
    ktm.file("apps/a.yaml", pod("a", false));
    const { status, stdout } = ktm.run(["check", "--against", "HEAD", ...only, "apps/a.yaml"]);
    expect(status).toBe(0);
    expect(stdout).toContain('Fixed: no-privileged-containers: Pod "shop/a"');
  });

  test.each([
    [
      "a revision that is not there",
      ["--against", "nope", "apps"],
      /^ktm: --against nope: no such file, and no such revision/,
    ],
    ["standard input", ["--against", "HEAD", "-"], /^ktm: --against: standard input has no revisions/],
    ["a revision that is an option", ["--against=--help", "apps"], /no such revision/],
    ["a state before manifests", ["--against", "old", "apps"], /needs the output of `pulumi preview --json`/],
    [
      "a baseline as well",
      ["--against", "HEAD", "--baseline", "x", "apps"],
      /give --baseline or --against, not both/,
    ],
  ])("%s is one clear error", (_name, args, message) => {
    const { status, stderr } = ktm.run(["check", ...args], pod("a"));
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe("a preview of Pulumi", () => {
  const state = (name: string, inputs: object) => ({
    urn: `urn:pulumi:dev::shop::kubernetes:core/v1:Pod::${name}`,
    type: "kubernetes:core/v1:Pod",
    inputs: { apiVersion: "v1", kind: "Pod", metadata: { name }, ...inputs },
  });
  const bad = { spec: { hostPID: true } };
  const good = { spec: {} };
  const args = ["--select", "no-host-namespaces", "--format", "json"];

  beforeAll(() => {
    const steps = [
      { op: "update", oldState: state("known", bad), newState: state("known", bad) },
      { op: "update", oldState: state("worse", good), newState: state("worse", bad) },
      { op: "create", newState: state("added", bad) },
      { op: "delete", oldState: state("gone", bad) },
    ];
    ktm.file("preview.json", JSON.stringify({ steps }));
    const resources = [state("known", bad), state("worse", good), state("gone", bad)];
    ktm.file("state.json", JSON.stringify({ version: 3, deployment: { resources } }));
  });

  test.each(["old", "state.json"])("is compared with the state before it, given as %s", (against) => {
    const { status, stdout } = ktm.run(["check", "preview.json", "--against", against, ...args]);
    const { comparison, findings } = JSON.parse(stdout) as Report;
    expect(status).toBe(1);
    expect(comparison).toMatchObject({ new: 2, unchanged: 1, fixed: [{ policy: "no-host-namespaces" }] });
    const added = findings.filter(({ change }) => change === "new").map(({ resource }) => resource.name);
    expect(added.sort()).toEqual(["added", "worse"]);
  });
});

test("baseline writes a file that the next run takes, and ends with 0", () => {
  ktm.file("a.yaml", pod("a"));
  expect(ktm.run(["baseline", "a.yaml"])).toEqual({
    status: 0,
    stdout: "ktm-baseline.json: written\n",
    stderr: "",
  });
  expect(ktm.run(["check", "--baseline", "ktm-baseline.json", "a.yaml"]).status).toBe(0);
  ktm.run(["baseline", "--format", "sarif", "--output", "known.sarif", "a.yaml"]);
  expect(ktm.run(["check", "--baseline", "known.sarif", "a.yaml"]).status).toBe(0);
});

test("report shows a saved report in any format, and no text in it does more than stand there", () => {
  const saved = ktm.run(["check", "--format", "json", "-"], pod("a")).stdout;
  ktm.file(
    "saved.json",
    saved.replaceAll("registry.example.com", "x").replaceAll("Remove", "\\u001b[31mRemove"),
  );
  const { status, stdout } = ktm.run(["report", "saved.json", "--verbose"]);
  expect(status).toBe(1);
  expect(stdout).toContain("no-privileged-containers");
  expect(stdout).not.toContain("\u001b[31mRemove");
  expect(ktm.run(["report", "--format", "junit", "saved.json"]).stdout).toContain("<testsuites");
});

test.each([
  ["neither", "{}", /^ktm: x\.json: no JSON report of ktm\n$/],
  ["broken", "nope", /^ktm: x\.json: /],
  ["a report of another version", '{"version":1,"findings":[{}]}', /another version of ktm/],
])("a file that is %s is one clear error", (_name, text, message) => {
  const { status, stderr } = ktm.run(["report", ktm.file("x.json", text)]);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
