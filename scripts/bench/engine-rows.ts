import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureEngine, previewWithEngine } from "../../test/e2e/support/engine";
import { deployment } from "../../test/support/builders";
import { compare, mediansOf, type Ratio, ratioOf, type Setup } from "./measure";

const root = join(__dirname, "..", "..");
const OUR_PACK = join(root, "dist");

const ONE_POLICY = `
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("one", { policies: [
  { name: "nothing", description: "Nothing.", enforcementLevel: "advisory", validateResource() {} },
] });
`;

const DEPLOYMENTS = `
import * as kubernetes from "@pulumi/kubernetes";
const args = ${JSON.stringify(deployment("shop/web"))};
for (let each = 0; each < 300; each++)
  new kubernetes.apps.v1.Deployment(\`web-\${each}\`, { ...args, metadata: { ...args.metadata, name: \`web-\${each}\` } } as any);
`;

/** What the pack costs previews of the real engine. */
export async function* engineRows({ isShort }: Setup): AsyncGenerator<Ratio> {
  if (isShort) return;
  ensureEngine();
  mkdirSync(join(root, ".cache"), { recursive: true });
  // Inside the repository, so that programs and packs find its packages.
  const folder = mkdtempSync(join(root, ".cache", "bench-"));
  const one = join(folder, "one");
  const many = join(folder, "many");
  try {
    write(one, "PulumiPolicy.yaml", "runtime: nodejs\n");
    write(one, "package.json", '{ "name": "one", "version": "0.0.1", "main": "index.js" }');
    write(one, "index.js", ONE_POLICY);
    write(many, "Pulumi.yaml", "name: many\nruntime: nodejs\n");
    write(many, "index.ts", DEPLOYMENTS);
    const ofMany = await compare(
      3,
      () => preview(many, OUR_PACK),
      () => preview(many, one),
    );
    yield ratioOf("a preview of 300 Deployments / with a pack of one policy", 1.05, ofMany);
    yield* smallRows(one);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A preview as most are; the second row is the engine's own part of the first. */
async function* smallRows(one: string): AsyncGenerator<Ratio> {
  const program = join(root, "examples", "guestbook-vulnerable");
  const packs = [OUR_PACK, one, undefined];
  const medians = await mediansOf(
    5,
    packs.map((pack) => () => preview(program, pack)),
  );
  const [ours = Number.NaN, ofOne = Number.NaN, bare = Number.NaN] = medians;
  yield ratioOf("a preview of 28 resources / without a pack", 1.5, [ours, bare]);
  yield ratioOf("a preview of 28 resources with a pack of one policy / without a pack", 1.5, [ofOne, bare]);
}

async function preview(program: string, pack?: string): Promise<number> {
  const { exitCode, milliseconds, stdout } = await previewWithEngine({
    program,
    ...(pack !== undefined && { pack }),
    // What findings are written down for is another measure.
    env: { KTM_FINDINGS_FILE: undefined },
  });
  // Mandatory findings fail a preview as well; without any event it did not run.
  if (exitCode !== 0 && !stdout.includes("[mandatory]")) throw new Error(stdout);
  return milliseconds;
}

function write(folder: string, file: string, content: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), content);
}
