/**
 * Measures the budgets of the pack in one run and prints them as ratios: `npm run bench`.
 *
 * Both sides of a ratio run alternately on the same machine, and each time is the median of its runs.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseImage } from "../lib/kubernetes/pods/image";
import { settingsOf } from "../lib/policy/configuration";
import { type ProgramResource, programOf } from "../lib/program/clusters";
import { judge } from "../lib/program/judge";
import { adapt } from "../lib/pulumi/adapter";
import { decodeOnce } from "../lib/pulumi/decode-once";
import { policies } from "../policies";
import { analyze } from "../test/pulumi/support";
import { deployment } from "../test/support/builders";
import { compare, type Ratio } from "./bench/measure";
import { cloudAndWorkloads, workloads } from "./bench-programs";

const root = join(__dirname, "..");

function started(pack: string): Promise<void> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(root, "node_modules/@pulumi/pulumi/cmd/run-policy-pack"), "127.0.0.1:1", pack],
    {
      cwd: pack,
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", () => {
      child.kill();
      resolve();
    });
    child.once("error", reject);
    child.once("close", () => reject(new Error(`${pack} did not start`)));
  });
}

async function start(): Promise<Ratio> {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const empty = mkdtempSync(join(root, ".cache", "empty-"));
  writeFileSync(join(empty, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(join(empty, "package.json"), '{ "name": "empty", "version": "0.0.1", "main": "index.js" }');
  writeFileSync(
    join(empty, "index.js"),
    'new (require("@pulumi/policy").PolicyPack)("empty", { policies: [] });',
  );
  try {
    const [ours, theirs] = await compare(
      9,
      () => started(join(root, "dist")),
      () => started(empty),
    );
    return {
      what: "start of the compiled pack / an empty compiled pack",
      ratio: ours / theirs,
      budget: 1.5,
      detail: `${ours.toFixed(0)} ms / ${theirs.toFixed(0)} ms`,
    };
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

async function oneResource(): Promise<Ratio> {
  decodeOnce();
  const pack = policies.map(adapt);
  const empty = [{ name: "empty", description: "Nothing.", validateResource: () => {} }];
  const resource = {
    type: "kubernetes:apps/v1:Deployment",
    name: "web",
    properties: deployment("shop/web") as Record<string, unknown>,
  };
  const times = (of: typeof pack) => async () => {
    for (let each = 0; each < 200; each++) await analyze(of, resource);
  };
  const [ours, theirs] = await compare(9, times(pack), times(empty));
  return {
    what: "all policies on one Deployment / one empty policy",
    ratio: ours / theirs,
    budget: 3,
    detail: `${(ours / 200).toFixed(2)} ms / ${(theirs / 200).toFixed(2)} ms`,
  };
}

async function growth(of: string, program: (count: number) => ProgramResource[]): Promise<Ratio> {
  const settings = settingsOf(policies);
  const [small, large] = [program(1000), program(10_000)];
  programOf(small);
  // Ten runs of the small program allocate what one of the large one does, so that both sides pay for the memory.
  const [tenfold, tenRuns] = await compare(
    5,
    () => judge(policies, large, settings),
    () => Array.from({ length: 10 }, () => judge(policies, small, settings)),
  );
  const once = tenRuns / 10;
  return {
    what: `judging 10,000 ${of} / 1,000 ${of}`,
    ratio: tenfold / once,
    budget: 11,
    detail: `${tenfold.toFixed(0)} ms / ${once.toFixed(0)} ms`,
  };
}

/** Regular expressions run where nothing counts their steps: their worst input is measured here. */
async function hostileImages(): Promise<Ratio> {
  const read = (length: number, times: number) => () => {
    for (let each = 0; each < times; each++) {
      parseImage(`${"a-".repeat(length)}!`);
      parseImage(`${"a.".repeat(length)}!/x`);
      parseImage(`quay.io/${"a/".repeat(length)}!`);
    }
  };
  const [tenfold, tenRuns] = await compare(9, read(50_000, 1), read(5_000, 10));
  const once = tenRuns / 10;
  return {
    what: "refusing names of images of 100,000 characters / of 10,000",
    ratio: tenfold / once,
    budget: 20,
    detail: `${tenfold.toFixed(1)} ms / ${once.toFixed(1)} ms`,
  };
}

async function main(): Promise<void> {
  const ofWorkloads = () => growth("objects", workloads);
  const ofCloud = () => growth("resources of a cloud and its workloads", cloudAndWorkloads);
  for (const measure of [hostileImages, start, oneResource, ofWorkloads, ofCloud]) {
    const { what, ratio, budget, detail } = await measure();
    const verdict = ratio <= budget ? "within" : "OVER";
    console.log(`${ratio.toFixed(2).padStart(6)}  ${verdict} the budget of ${budget}: ${what} (${detail})`);
    if (ratio > budget) process.exitCode = 1;
  }
}

void main();
