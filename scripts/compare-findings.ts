/**
 * Compares what two revisions of the pack find in the shipped examples: the findings of a former one, under the ids that
 * its policies have today, and those of this checkout. `npm run compare-findings -- <revision>`.
 *
 * A policy that was split counts as found where any of its successors finds something on the same resource, and words and
 * severities may differ. Prints the differences and ends with 1 where there are some.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { successorsOf } from "../lib/policy/successors";

const root = join(__dirname, "..");
const [revision] = process.argv.slice(2);
if (revision === undefined) {
  console.error("usage: npm run compare-findings -- <revision>");
  process.exit(2);
}

/** The ids of today that stand for an id, itself where it was never retired. */
function todays(id: string): string[] {
  const successors = successorsOf(id);
  return successors.length === 0 ? [id] : successors;
}

interface Found {
  readonly policy: string;
  readonly resource: { readonly urn: string | null };
  readonly verdict: string;
}

const keyOf = (policy: string, { resource, verdict }: Found) => `${policy} ${verdict} ${resource.urn}`;

execFileSync("npm", ["run", "--silent", "build"], { cwd: root });
const former = findingsAt(revision);
let differences = 0;
for (const example of examplesIn(root).filter((name) => former.has(name))) {
  const before = former.get(example) ?? [];
  const after = findingsIn(root, example);
  const now = new Set(after.map((each) => keyOf(each.policy, each)));
  const then = new Set(before.flatMap((each) => todays(each.policy).map((id) => keyOf(id, each))));
  const lost = before.filter((each) => !todays(each.policy).some((id) => now.has(keyOf(id, each))));
  const gained = after.filter((each) => !then.has(keyOf(each.policy, each)));
  console.log(`${example}: ${before.length} findings before, ${after.length} now`);
  for (const each of lost) console.log(`  lost   ${keyOf(each.policy, each)}`);
  for (const each of gained) console.log(`  gained ${keyOf(each.policy, each)}`);
  differences += lost.length + gained.length;
}
process.exitCode = differences > 0 ? 1 : 0;

function examplesIn(checkout: string): string[] {
  const folder = join(checkout, "examples");
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "Pulumi.yaml")));
}

/** The findings of a former revision in its own examples, by their name. */
function findingsAt(former: string): Map<string, Found[]> {
  const folder = mkdtempSync(join(tmpdir(), "ktm-former-"));
  execFileSync("git", ["worktree", "add", "--quiet", "--detach", folder, former], { cwd: root });
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    execFileSync("npm", ["run", "--silent", "build"], { cwd: folder });
    return new Map(examplesIn(folder).map((name) => [name, findingsIn(folder, name)]));
  } finally {
    execFileSync("git", ["worktree", "remove", "--force", folder], { cwd: root });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What all policies of a built checkout find in one of its examples. */
function findingsIn(checkout: string, example: string): Found[] {
  const args = ["bin/ktm.js", "preview", `examples/${example}`, "--profile", "audit", "--format", "json"];
  const stdout = execFileSync(process.execPath, [...args, "--fail-on", "never"], {
    cwd: checkout,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return (JSON.parse(stdout) as { findings: Found[] }).findings;
}
