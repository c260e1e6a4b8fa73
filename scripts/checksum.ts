/**
 * Checksums of what `ktm` reports as JSON of the whole corpus: the tables of all policies, generated documents, the
 * answers of the YAML reader's reference, and the examples. `npm run checksum -- [<other build>...]`.
 *
 * What makes the pack faster must not change what it says: given the folders of other builds, compares theirs with that
 * of this checkout, and ends with 1 where they differ.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documents } from "./bench/documents";
import { writeCorpus } from "./checksum/corpus";
import { loadEntries } from "./generate/load";

const root = join(__dirname, "..");
const cache = join(root, ".cache");

/** The runs that belong together, by what they are of: the arguments of each. */
function runs(): Record<string, string[][]> {
  const tables = writeCorpus(join(cache, "corpus"), loadEntries(root));
  const examples = join(root, "examples");
  const programs = readdirSync(examples).filter((name) => existsSync(join(examples, name, "Pulumi.yaml")));
  return {
    tables: tables.map((folder) => ["check", folder]),
    documents: [1, 1000, 10_000].map((count) => ["check", documents(join(cache, "bench"), count)]),
    examples: programs.map((name) => ["preview", join("examples", name)]),
  };
}

function checksum(build: string, commands: readonly string[][]): string {
  const hash = createHash("sha256");
  const { bin } = JSON.parse(readFileSync(join(build, "package.json"), "utf8")) as { bin: { ktm: string } };
  for (const command of commands) {
    const args = [...command, "--profile", "audit", "--format", "json", "--fail-on", "never"];
    const options = { cwd: root, maxBuffer: 1e9 };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(build, bin.ktm), ...args], options);
    if (status !== 0) throw new Error(`${command.join(" ")}: ${stderr}`);
    hash.update(stdout).update(stderr);
  }
  return hash.digest("hex");
}

const builds = [join(root, "dist"), ...process.argv.slice(2)];
for (const [name, commands] of Object.entries(runs())) {
  const sums = builds.map((build) => checksum(build, commands));
  console.log(`${name}: ${sums.map((sum) => sum.slice(0, 16)).join(" ")}`);
  if (new Set(sums).size > 1) process.exitCode = 1;
}
