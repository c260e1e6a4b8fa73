// Writes dist/ as a complete policy pack: one bundle, types of the library, PulumiPolicy.yaml, a package.json with
// run-time dependencies only, and no tsconfig.json, so that the engine never starts a TypeScript compiler for it.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { publishedReadme } from "./published-readme.mjs";
import { shrinkwrapOf } from "./shrinkwrap.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
mkdirSync(join(root, ".cache"), { recursive: true });
// Built aside and moved at the end: a build that fails leaves the last one as it was.
const dist = mkdtempSync(join(root, ".cache", "build-"));
const compiler = join(
  dirname(createRequire(import.meta.url).resolve("@typescript/native/package.json")),
  "bin",
  "tsc",
);

const compile = ["--project", join(root, "tsconfig.build.json"), "--outDir", dist, "--emitDeclarationOnly"];
const { status } = spawnSync(process.execPath, [compiler, ...compile], { stdio: "inherit" });
if (status !== 0) {
  rmSync(dist, { recursive: true, force: true });
  process.exit(1);
}

const bundled = await bundle(root, dist);
const manifest = readJson("package.json");
const { name, version, description, keywords, homepage, repository, license, engines } = manifest;
const dependencies = Object.fromEntries(
  Object.entries(manifest.dependencies).filter(([dependency]) => !bundled.includes(dependency)),
);
const published = {
  name,
  version,
  description,
  keywords,
  homepage,
  repository,
  license,
  engines,
  main: "index.js",
  // `npx` with the package's name looks for a command of that name.
  bin: { ktm: "cli/main.js", [name]: "cli/main.js" },
  dependencies,
};
writeJson("package.json", published);
writeJson("npm-shrinkwrap.json", shrinkwrapOf(published, readJson("package-lock.json")));
for (const file of [
  "PulumiPolicy.yaml",
  "LICENSE",
  "CHANGELOG.md",
  "profiles",
  "docs/policies/examples.json",
]) {
  cpSync(join(root, file), join(dist, file), { recursive: true });
}

writeFileSync(
  join(dist, "README.md"),
  publishedReadme(readFileSync(join(root, "README.md"), "utf8"), homepage),
);

// What runs in the processes of programs: JavaScript that Node loads there, and Python.
for (const name of ["preload.cjs", "start.py"]) {
  const file = join("lib", "pulumi", "preview", name);
  cpSync(join(root, file), join(dist, file));
}

const target = join(root, "dist");
rmSync(target, { recursive: true, force: true });
renameSync(dist, target);

function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}

function writeJson(file, content) {
  writeFileSync(join(dist, file), `${JSON.stringify(content, null, 2)}\n`);
}
