import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..", "..");
let packed: string | undefined;

/**
 * Builds the pack, packs it and unpacks it in an empty folder outside the repository, with its own dependencies
 * installed there: what Pulumi does with a published pack. Returns that folder; it is removed when the process ends.
 */
export function packTarball(): string {
  packed ??= installTarball();
  return packed;
}

function installTarball(): string {
  const folder = mkdtempSync(join(tmpdir(), "ktm-pack-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  npm(root, "run", "--silent", "build");
  npm(join(root, "dist"), "pack", "--silent", "--pack-destination", folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack wrote no tarball");
  execFileSync("tar", ["-xzf", tarball], { cwd: folder });
  const pack = join(folder, "package");
  installAsPulumiDoes(pack);
  return pack;
}

/** Installs what an unpacked pack needs, by the command of Pulumi's client. */
export function installAsPulumiDoes(pack: string): void {
  npm(pack, "install", "--loglevel=error");
}

function npm(cwd: string, ...args: string[]): void {
  execFileSync("npm", args, { cwd, stdio: "pipe", encoding: "utf8" });
}
