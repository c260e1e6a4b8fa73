/**
 * Measures what the pack and `ktm` cost: `npm run bench -- [--short] [--write] [--only <group>...] [--peer NAME=COMMAND]`.
 *
 * Prints a ratio for each row, and ends with 1 where one is 1.5 times as much as was measured before. `--write` makes this
 * run what is compared with, and writes the page that shows it.
 */
import { parseArgs } from "node:util";
import { attackRows } from "./bench/attack-rows";
import { checkRows } from "./bench/check-rows";
import { engineRows } from "./bench/engine-rows";
import { judgingRows } from "./bench/judging-rows";
import type { Ratio, RowGroup } from "./bench/measure";
import { requestRows } from "./bench/request-rows";
import { startRows } from "./bench/start-rows";
import { measured, shown, TOO_MUCH, write } from "./bench/table";

const GROUPS: Readonly<Record<string, RowGroup>> = {
  start: startRows,
  check: checkRows,
  requests: requestRows,
  judging: judgingRows,
  attack: attackRows,
  engine: engineRows,
};

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: Object.keys(GROUPS) },
    peer: { type: "string", multiple: true, default: [] },
  },
});

async function main(): Promise<void> {
  const before = measured();
  const rows: Ratio[] = [];
  const peers = new Map(values.peer.map(peerIn));
  for (const name of values.only) {
    const group = GROUPS[name];
    if (group === undefined) throw new Error(`--only takes ${Object.keys(GROUPS).join(", ")}`);
    for await (const row of group({ peers, isShort: values.short })) {
      rows.push(row);
      print(row, before[row.what]);
    }
  }
  if (values.write) write(rows);
}

function print(row: Ratio, before: Ratio | undefined): void {
  const isWorse = before !== undefined && row.ratio > TOO_MUCH * before.ratio;
  const said = [
    row.ratio <= row.budget ? "within" : "over",
    shown(row, row.budget),
    ...(before === undefined ? [] : [`before ${shown(row, before.ratio)}${isWorse ? ", WORSE" : ""}`]),
  ];
  console.log(`${shown(row, row.ratio).padStart(8)}  ${row.what} (${said.join(" ")}; ${row.detail})`);
  if (isWorse && !values.write) process.exitCode = 1;
}

function peerIn(text: string): [string, string[]] {
  const [name = "", ...command] = text.split("=");
  return [name, command.join("=").split(" ")];
}

void main();
