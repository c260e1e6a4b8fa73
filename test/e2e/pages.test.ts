import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtCommand } from "../support/built-command";

const root = join(__dirname, "..", "..");
let folder: string;

// In the clone, so that programs find the packages.
beforeAll(() => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  folder = mkdtempSync(join(root, ".cache", "pages-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], input = "") {
  const options = { cwd: folder, input, encoding: "utf8" } as const;
  return spawnSync(process.execPath, [builtCommand(), ...args], options);
}

/** The blocks of code of a page, in one language. */
function blocksOf(page: string, language: string): string[] {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(
    ([, code = ""]) => code,
  );
}

/** The program of the tutorial, in the form of its second step, or in that of its fourth. */
function programOfTutorial(step: 2 | 4): string {
  const [whole = "", repaired = ""] = blocksOf("docs/tutorial.md", "ts");
  const start = whole.indexOf("      spec: {");
  const end = "\n      },\n";
  return step === 2
    ? whole
    : whole.slice(0, start) + repaired + whole.slice(whole.indexOf(end, start) + end.length);
}

function writeShop(program: string): void {
  mkdirSync(join(folder, "shop"), { recursive: true });
  writeFileSync(join(folder, "shop", "Pulumi.yaml"), blocksOf("docs/tutorial.md", "yaml")[0] ?? "");
  writeFileSync(join(folder, "shop", "index.ts"), program);
}

describe("the tutorial", () => {
  const [weak = "", clean = "", strict = ""] = blocksOf("docs/tutorial.md", "text");

  test("shows what its program says, and that it blocks", () => {
    writeShop(programOfTutorial(2));
    expect(run(["preview", "shop"])).toMatchObject({ status: 1, stdout: weak });
  });

  test("shows what the repaired program says, and how the strict profile begins", () => {
    writeShop(programOfTutorial(4));
    expect(run(["preview", "shop"])).toMatchObject({ status: 0, stdout: clean });
    const { stdout } = run(["preview", "shop", "--profile", "restricted"]);
    expect(stdout.startsWith(strict)).toBe(true);
    expect(stdout).toContain("12 violations in 1 Kubernetes object");
  });

  test("goes on with a baseline: the page on it shows how the report ends", () => {
    const [end = ""] = blocksOf("docs/how-to/compare-with-a-baseline.md", "text");
    writeShop(programOfTutorial(4));
    const strict = ["--profile", "restricted"];
    expect(run(["baseline", "shop", ...strict, "--output", "ktm-baseline.json"]).status).toBe(0);
    writeShop(programOfTutorial(4).replace("      spec: {", "      spec: {\n        hostNetwork: true,"));
    const { status, stdout } = run([
      "preview",
      "shop",
      ...strict,
      "--baseline",
      "ktm-baseline.json",
      "--fail-on",
      "new",
    ]);
    expect({ status, end: stdout.slice(-end.length) }).toEqual({ status: 1, end });
  });
});

const PAGES = [
  "README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => /^(how-to\/)?[^/]+\.md$/.test(name))
    .map((name) => `docs/${name}`),
];

/** Each whole command of `ktm` on the pages, once, with the page that has it first. */
function commands(): Map<string, string> {
  const found = new Map<string, string>();
  for (const page of PAGES) {
    const inText = readFileSync(join(root, page), "utf8").matchAll(/`npx ktm ([^`]+)`/g);
    const lines = blocksOf(page, "sh").flatMap((block) => block.match(/^npx ktm .*$/gm) ?? []);
    for (const command of [
      ...[...inText].map(([, args = ""]) => args),
      ...lines.map((line) => line.slice(8)),
    ]) {
      const args = command.replace(/ +#.*/, "").trim();
      if (args.includes(" ") && !args.includes("--watch") && !found.has(args)) found.set(args, page);
    }
  }
  return found;
}

describe("each command of ktm on the pages", () => {
  const POD = "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { hostPID: true, containers: [] }\n";
  const YAML_PROGRAM =
    "name: web\nruntime: yaml\nresources:\n  web:\n    type: kubernetes:core/v1:Pod\n    properties: { spec: { hostPID: true } }\n";
  const TYPE = "kubernetes:core/v1:Pod";
  const URN = `urn:pulumi:dev::web::${TYPE}::web`;
  const STEP = {
    op: "create",
    urn: URN,
    newState: { urn: URN, type: TYPE, inputs: { kind: "Pod", apiVersion: "v1" } },
  };

  /** The files that the pages name, in a repository with a branch `main`. */
  beforeAll(() => {
    writeShop(programOfTutorial(4));
    for (const program of ["infra", "path/to/program"]) {
      mkdirSync(join(folder, program), { recursive: true });
      writeFileSync(join(folder, program, "Pulumi.yaml"), YAML_PROGRAM);
      writeFileSync(join(folder, program, "Pulumi.prod.yaml"), "config: {}\n");
    }
    writeFileSync(join(folder, "Pulumi.yaml"), YAML_PROGRAM);
    mkdirSync(join(folder, "manifests"));
    writeFileSync(join(folder, "manifests", "pod.yaml"), POD);
    writeFileSync(join(folder, "policies.json"), "{}");
    writeFileSync(join(folder, "preview.json"), JSON.stringify({ steps: [STEP] }));
    writeFileSync(join(folder, "state.json"), JSON.stringify({ version: 3, deployment: { resources: [] } }));
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
        cwd: folder,
      });
    git("init", "--quiet", "--initial-branch", "main");
    git("add", ".");
    git("commit", "--quiet", "--message", "First");
    expect(run(["baseline", "infra"]).status).toBe(0);
  });

  test("there are some", () => {
    expect(commands().size).toBeGreaterThan(15);
  });

  test.each([...commands()])("%s (%s)", (command) => {
    const args = command.replace("<policy>", "no-host-ports").replace("FILE", "policies.json").split(" ");
    const { status, stderr } = run(args, POD);
    expect({ isRun: status === 0 || status === 1, stderr: stderr.replace(/^\s*$/, "") }).toEqual({
      isRun: true,
      stderr: "",
    });
  });
});
