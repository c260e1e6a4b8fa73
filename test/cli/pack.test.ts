import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transpileModule } from "typescript";
import type { Report } from "../../lib/report/report";
import { ktmInFolder } from "../support/ktm";

const root = join(__dirname, "..", "..");
const { folder, run, file } = ktmInFolder();

/** The example of a team's own pack, compiled, with the library beside it. */
beforeAll(() => {
  const pack = join(folder(), "pack");
  cpSync(join(root, "examples", "own-pack"), pack, { recursive: true });
  for (const name of ["index", "no-spot-nodes"]) {
    const { outputText } = transpileModule(readFileSync(join(pack, `${name}.ts`), "utf8"), {
      compilerOptions: { module: 1, target: 9 },
    });
    writeFileSync(join(pack, `${name}.js`), outputText);
  }
  installIn(pack);
  mkdirSync(join(folder(), "app"));
  file("app/Pulumi.yaml", PROGRAM);
});

function installIn(pack: string): void {
  mkdirSync(join(pack, "node_modules"), { recursive: true });
  symlinkSync(join(root, "dist"), join(pack, "node_modules", "kubernetes-threat-model"));
}

const SPEC = `{ nodeSelector: { spot: "true" }, containers: [{ name: web, image: "docker.io/shop/web:1" }] }`;
const POD = `apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop }\nspec: ${SPEC}\n`;
const PROGRAM = `name: app
runtime: yaml
resources:
  web:
    type: kubernetes:core/v1:Pod
    properties: { metadata: { name: web, namespace: shop }, spec: ${SPEC} }
`;

function found(args: readonly string[], input = ""): string[] {
  const { stdout, stderr } = run([...args, "--pack", "pack", "--format", "json"], input);
  if (stdout === "") throw new Error(stderr);
  return (JSON.parse(stdout) as Report).findings.map(({ policy, enforcement }) => `${policy} ${enforcement}`);
}

const EXPECTED = ["no-spot-nodes mandatory", "limit-image-registries advisory"];

test("check and preview judge by the policies, levels and settings of the pack", () => {
  expect(found(["check", "-"], POD)).toEqual(EXPECTED);
  expect(found(["preview", "app"])).toEqual(EXPECTED);
});

test("a profile and a configuration move the levels of its policies", () => {
  expect(found(["check", "--profile", "audit", "-"], POD)[0]).toBe("no-spot-nodes advisory");
  const config = file(
    "policies.json",
    '{"no-spot-nodes": "disabled", "settings": {"trustedRegistries": ["docker.io"]}}',
  );
  expect(found(["check", "--config", config, "-"], POD)).toEqual([]);
});

test("names are those of its policies", () => {
  expect(found(["check", "--select", "no-spot-nodes", "-"], POD)).toEqual(EXPECTED.slice(0, 1));
  expect(run(["explain", "no-spot-nodes", "--pack", "pack"]).stdout).toContain("Remove the key");
  expect(run(["list", "--pack=pack"]).stdout).toContain("no-spot-nodes");
  expect(run(["check", "--select", "no-plain-secrets", "--pack", "pack", "-"], POD)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("no-plain-secrets"),
  });
});

/** A pack with this code, and with this library; with the one of the command unless it says. */
function otherPack(name: string, code?: string, library: (pack: string) => void = installIn): string {
  const pack = join(folder(), name);
  mkdirSync(pack);
  library(pack);
  if (code !== undefined) writeFileSync(join(pack, "index.js"), code);
  return name;
}

function anotherCopy(pack: string): void {
  const library = join(pack, "node_modules", "kubernetes-threat-model");
  mkdirSync(library, { recursive: true });
  writeFileSync(join(library, "library.js"), "");
}

test.each([
  [
    "without the library",
    () => otherPack("a", "", () => undefined),
    /^ktm: a has no kubernetes-threat-model\/library installed\n$/,
  ],
  [
    "with another copy of the library",
    () => otherPack("b", "", anotherCopy),
    /^ktm: b has a library of its own; judge by it with: node .*main\.js --pack b\n$/,
  ],
  ["that is not compiled", () => otherPack("c"), /^ktm: c has no code to run; build it first\n$/],
  ["that fails", () => otherPack("d", 'throw new Error("no");'), /^ktm: d cannot be loaded: no\n$/],
  [
    "that defines nothing",
    () => otherPack("e", "exports.x = 1;"),
    /^ktm: e defines no pack: it must call definePack\n$/,
  ],
])("a pack %s is one clear error", (_name, pack, stderr) => {
  expect(run(["check", "--pack", pack(), "-"], POD)).toEqual({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(stderr),
  });
});
