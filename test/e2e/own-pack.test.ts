import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { describeWithEngine } from "./support/describe";
import { previewWithEngine } from "./support/engine";
import { packTarball } from "./support/tarball";

const root = join(__dirname, "..", "..");
const cache = join(root, ".cache");
let folder: string;

const program = `
import * as kubernetes from "@pulumi/kubernetes";
const exempt = { "kubernetes-threat-model/exempt.no-spot-nodes": "a batch job" };
new kubernetes.core.v1.Pod("web", {
  metadata: { name: "web", namespace: "shop", annotations: exempt },
  spec: { nodeSelector: { spot: "true" }, containers: [{ name: "web", image: "docker.io/shop/web:1" }] },
});
`;

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "own-pack-"));
  mkdirSync(join(folder, "program"));
  writeFileSync(join(folder, "program", "Pulumi.yaml"), "name: own\nruntime: nodejs\n");
  writeFileSync(join(folder, "program", "index.ts"), program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let pack: string | undefined;

/** The example as its team has it: compiled, with the package installed from its tarball. */
function installed(): string {
  if (pack !== undefined) return pack;
  pack = join(folder, "pack");
  cpSync(join(root, "examples", "own-pack"), pack, { recursive: true });
  for (const file of readdirSync(pack).filter((name) => /(?<!\.test)\.ts$/.test(name))) {
    const { outputText } = ts.transpileModule(readFileSync(join(pack, file), "utf8"), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(join(pack, file.replace(/\.ts$/, ".js")), outputText);
  }
  const tarballs = dirname(packTarball());
  const tarball = readdirSync(tarballs).find((name) => name.endsWith(".tgz")) ?? "";
  const options = ["--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...options, join(tarballs, tarball)], { cwd: pack, stdio: "pipe" });
  return pack;
}

test("its types are complete for a compiler that knows nothing of this repository", () => {
  const index = join(installed(), "index.ts");
  const options = {
    module: ts.ModuleKind.Node16,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
  };
  const program = ts.createProgram([index], { ...options, types: [] });
  const faults = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  expect(faults).toEqual([]);
});

describeWithEngine("the example of a team's own pack on the real engine", () => {
  test("judges by its selection and by its own rule, with its settings", async () => {
    const { exitCode, violations, stdout } = await previewWithEngine({
      program: join(folder, "program"),
      pack: installed(),
    });
    expect(violations.map(({ policy, level }) => `${policy} ${level}`).sort()).toEqual([
      "limit-image-registries advisory",
      "no-invalid-exemptions advisory",
      "no-spot-nodes mandatory",
    ]);
    expect(stdout).toContain("own-pack@v1.0.0");
    expect(stdout).toContain("the settings allow none in annotations");
    expect(exitCode).toBe(1);
  });
});
