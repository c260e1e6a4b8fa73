// Writes dist/ as a complete policy pack: compiled JavaScript, PulumiPolicy.yaml, a package.json with
// run-time dependencies only, and no tsconfig.json, so that the engine never starts a TypeScript compiler for it.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const compiler = join(
  dirname(createRequire(import.meta.url).resolve("@typescript/native/package.json")),
  "bin",
  "tsc",
);

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [compiler, "--project", join(root, "tsconfig.build.json")], {
  stdio: "inherit",
});

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { name, version, description, license, engines, dependencies } = manifest;
const published = {
  name,
  version,
  description,
  license,
  engines,
  main: "index.js",
  bin: { ktm: "cli/main.js" },
  dependencies,
};
writeFileSync(join(dist, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
mkdirSync(join(dist, "profiles"), { recursive: true });
for (const file of ["PulumiPolicy.yaml", "LICENSE", "README.md", "CHANGELOG.md", "profiles"]) {
  cpSync(join(root, file), join(dist, file), { recursive: true });
}
