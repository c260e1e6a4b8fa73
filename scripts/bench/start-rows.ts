import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compare, type Ratio, ratioOf, type Setup } from "./measure";

const root = join(__dirname, "..", "..");

/** How long the engine waits for the pack, against one that is empty. */
export async function* startRows({ isShort }: Setup): AsyncGenerator<Ratio> {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const empty = mkdtempSync(join(root, ".cache", "empty-"));
  writeFileSync(join(empty, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(join(empty, "package.json"), '{ "name": "empty", "version": "0.0.1", "main": "index.js" }');
  writeFileSync(
    join(empty, "index.js"),
    'new (require("@pulumi/policy").PolicyPack)("empty", { policies: [] });',
  );
  try {
    const times = await compare(
      isShort ? 7 : 15,
      () => started(join(root, "dist")),
      () => started(empty),
    );
    yield ratioOf("start of the compiled pack / an empty compiled pack", 1.1, times);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

/** Starts a pack as the engine does, and ends it when it says where it listens. */
function started(pack: string): Promise<void> {
  const runner = join(root, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
  const child = spawn(process.execPath, [runner, "127.0.0.1:1", pack], {
    cwd: pack,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once("data", () => {
      child.kill();
      resolve();
    });
    child.once("error", reject);
    child.once("close", () => reject(new Error(`${pack} did not start`)));
  });
}
