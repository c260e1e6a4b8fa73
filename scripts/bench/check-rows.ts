import { join } from "node:path";
import { documents } from "./documents";
import { type Ratio, ratioOf, type Setup } from "./measure";
import { type Cost, costs } from "./processes";

const root = join(__dirname, "..", "..");

/** `ktm check` of one document against Node alone, and of many against other tools; how both grow, and their memory. */
export async function* checkRows({ peers, isShort }: Setup): AsyncGenerator<Ratio> {
  const [one, bare] = (await costs(isShort ? 7 : 15, [check(1), [process.execPath, "-e", "0"]])) as [
    Cost,
    Cost,
  ];
  yield overCpu("`ktm check`, one document / bare node", 2, one, bare);
  const thousand = yield* againstPeers(1000, 3, isShort ? 3 : 7, peers);
  yield overCpu("`ktm check`, 1,000 documents / bare node", 16, thousand, bare);
  const tenThousand = yield* againstPeers(10_000, 0.6, 3, peers);
  yield growth("1,000 to 10,000", 10, thousand, tenThousand);
  yield memory("10,000", 0.25, tenThousand);
  if (isShort) return;
  const fiftyThousand = yield* againstPeers(50_000, 0.6, 1, peers);
  yield growth("10,000 to 50,000", 5, tenThousand, fiftyThousand);
  yield memory("50,000", 1, fiftyThousand);
}

function check(count: number): string[] {
  const args = ["check", "--format", "json", "--fail-on", "never", fileOf(count)];
  return [process.execPath, join(root, "bin", "ktm.js"), ...args];
}

function fileOf(count: number): string {
  return documents(join(root, ".cache", "bench"), count);
}

async function* againstPeers(
  count: number,
  budget: number,
  rounds: number,
  peers: Setup["peers"],
): AsyncGenerator<Ratio, Cost> {
  const commands = [...peers.values()].map((command) => onFile(command, fileOf(count)));
  const [ours, ...theirs] = (await costs(rounds, [check(count), ...commands])) as [Cost, ...Cost[]];
  for (const [index, name] of [...peers.keys()].entries()) {
    const cost = theirs[index];
    const what = `\`ktm check\`, ${count.toLocaleString("en")} documents / ${name}`;
    if (cost !== undefined) yield overCpu(what, budget, ours, cost);
  }
  return ours;
}

function onFile(command: readonly string[], file: string): string[] {
  return command.includes("{}") ? command.map((word) => (word === "{}" ? file : word)) : [...command, file];
}

function overCpu(what: string, budget: number, ours: Cost, theirs: Cost): Ratio {
  const row = ratioOf(what, budget, [ours.cpu, theirs.cpu], seconds);
  return { ...row, detail: `${row.detail}; on the clock ${seconds(ours.wall)} / ${seconds(theirs.wall)}` };
}

function growth(what: string, budget: number, few: Cost, many: Cost): Ratio {
  return ratioOf(`\`ktm check\`, growth from ${what} documents`, budget, [many.cpu, few.cpu], seconds);
}

function memory(count: string, budget: number, { memory: ratio }: Cost): Ratio {
  return { what: `\`ktm check\`, memory at ${count} documents`, ratio, unit: "GB", budget, detail: "peak" };
}

function seconds(time: number): string {
  return `${time.toFixed(2)} s`;
}
