// Writes the software bill of materials of the published package, in CycloneDX, as npm makes it: what is in the bundle,
// and what is installed beside it. Usage: node scripts/sbom.mjs [file]
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { shrinkwrapOf } from "./shrinkwrap.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { name, version, description, license, dependencies } = readJson("package.json");
const published = { name, version, description, license, dependencies };

const scratch = mkdtempSync(join(tmpdir(), "ktm-sbom-"));
try {
  // npm names what it describes by its folder.
  const folder = join(scratch, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify(published));
  const lock = shrinkwrapOf(published, readJson("package-lock.json"));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
  const command = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const shell = process.platform === "win32";
  const sbom = JSON.parse(execFileSync("npm", command, { cwd: folder, encoding: "utf8", shell }));
  // One commit makes one file.
  delete sbom.serialNumber;
  delete sbom.metadata.timestamp;
  writeFileSync(process.argv[2] ?? join(root, "dist", "sbom.cdx.json"), `${JSON.stringify(sbom, null, 2)}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}
