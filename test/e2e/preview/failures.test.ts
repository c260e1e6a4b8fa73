import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PreviewResult, ProgramError, preview } from "../../../lib/pulumi/preview";
import { type Files, recorder } from "../../pulumi/preview/programs";
import { folderIn, scratchFolder } from "../../pulumi/preview/scratch";

const PROJECT = { "Pulumi.yaml": "name: shop\nruntime: nodejs\n" };

// Each start of a program costs a second or two, and more on a busy machine.
jest.setTimeout(60_000);

let scratch: string;

beforeAll(() => {
  scratch = scratchFolder();
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(scratch, { recursive: true, force: true });
});

/** Starts a program and a pack of which the test needs nothing. */
function run(files: Files, pack: Files = recorder, parent = scratch): Promise<PreviewResult> {
  return preview({
    program: folderIn(parent, files),
    pack: folderIn(scratch, pack),
    config: { all: "disabled" },
  });
}

describe("a program that fails", () => {
  test("throws ProgramError with the user's stack trace, and what was missing", async () => {
    const failed = run({
      ...PROJECT,
      "Pulumi.dev.yaml": "config: {shop:token: {secure: v1:abc}}\n",
      "index.ts":
        'function explode(): never {\n  throw new Error("no such luck");\n}\n\nexport const x = explode();\n',
    });
    await expect(failed).rejects.toThrow(ProgramError);
    const message = await failed.catch((error: Error) => error.message);
    expect(message).toMatch(/Error: no such luck\n\s+at explode \(.*index\.ts:2:9\)/);
    expect(message).toContain("shop:token is encrypted");
    expect(message).not.toContain("\u001b");
  });
});

describe("a pack that fails", () => {
  const program = { ...PROJECT, "index.js": "" };

  test("to start: what it printed is the error", async () => {
    const failed = run(program, { ...recorder, "index.js": 'throw new Error("no pack today");' });
    await expect(failed).rejects.toThrow(/^the policy pack did not start:\n[\s\S]*no pack today/);
  });

  test("by ending: what it printed is the error", async () => {
    const failed = preview({
      program: folderIn(scratch, program),
      pack: folderIn(scratch, {
        ...recorder,
        "index.js": `new (require("@pulumi/policy").PolicyPack)("ends", { policies: [
  { name: "ends", description: "Ends.", enforcementLevel: "mandatory", validateResource() { console.error("out of here"); process.exit(3); } },
] });`,
      }),
      config: {},
    });
    await expect(failed).rejects.toThrow(/^the policy pack ended:\n[\s\S]*out of here/);
  });
});

describe("a folder", () => {
  test("without Pulumi.yaml is one clear line", async () => {
    await expect(run({ "index.js": "" })).rejects.toThrow(
      /^[^\n]*: no Pulumi project here: there is no Pulumi\.yaml$/,
    );
  });

  test("without the virtual environment that it names is one clear line", async () => {
    const runtime = "{name: python, options: {virtualenv: venv}}";
    await expect(run({ "Pulumi.yaml": `name: shop\nruntime: ${runtime}\n` })).rejects.toThrow(
      /^[^\n]*Pulumi\.yaml: the virtual environment venv is not there; `pulumi install` makes it, [^\n]+$/,
    );
  });

  test.each(["go", "java", "dotnet"])("of the runtime %s is one clear line", async (runtime) => {
    await expect(run({ "Pulumi.yaml": `name: shop\nruntime: ${runtime}\n` })).rejects.toThrow(
      /^[^\n]*Pulumi\.yaml: the runtime is \w+; only programs of [^\n]+ --engine pulumi runs it [^\n]+$/,
    );
  });

  test("whose main is missing is one clear line", async () => {
    await expect(run({ "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: src/\n" })).rejects.toThrow(
      /^[^\n]*Pulumi\.yaml: there is no src\/, which main names$/,
    );
  });

  test("with main elsewhere runs there; without packages it gets ours, and this is said", async () => {
    const away = mkdtempSync(join(tmpdir(), "ktm-preview-"));
    try {
      const { resources, notices } = await run(
        {
          "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: src/\n",
          "src/name.txt": "from-file",
          "src/index.ts": `import { readFileSync } from "node:fs";
import { ComponentResource } from "@pulumi/pulumi";

class Thing extends ComponentResource {
  constructor(name: string) {
    super("acme:index:Thing", name);
  }
}
new Thing(readFileSync("name.txt", "utf8"));`,
        },
        recorder,
        away,
      );
      expect(resources.at(-1)).toMatchObject({
        name: "from-file",
        source: { file: "src/index.ts", line: 9 },
      });
      expect(notices).toEqual(["the project has no @pulumi/pulumi installed; ktm's own was used"]);
    } finally {
      rmSync(away, { recursive: true, force: true });
    }
  });
});
