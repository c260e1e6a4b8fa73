import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import pc from "picocolors";
import { type Block, type Examples, explanationOf, type Fact, factsOf } from "../lib/explanation/explanation";
import type { Named } from "../lib/explanation/references";
import { servingRow, THREAT_ROWS, type ThreatRow } from "../lib/explanation/threat-rows";
import type { Policy } from "../lib/policy/define";
import { renamedTo } from "../lib/policy/successors";
import { packFolder } from "../lib/start/pack-folder";
import { UsageError } from "./failure";
import { everyPolicy, pack } from "./pack";

/** Adds `ktm explain`: a policy or a row of the threat model in words, as its page has them. */
export function addExplain(program: Command): void {
  program
    .command("explain <name>")
    .description("explain a policy, a threat row (E2) or a trust boundary (B5)")
    .action((name: string) => {
      process.stdout.write(`${textOf(name)}\n`);
    });
}

function textOf(name: string): string {
  const policy = everyPolicy().find(({ id }) => id === name);
  if (policy !== undefined) return ofPolicy(policy);
  const row = THREAT_ROWS.find(({ id }) => id === name);
  if (row !== undefined) return ofRow(row);
  throw new UsageError(
    `"${name}" is no policy and no row of the threat model${renamedTo(name) || "; `ktm list` names the policies"}`,
  );
}

function ofPolicy(policy: Policy): string {
  const sections = explanationOf(policy, examplesOf(policy.id)).map(({ title, blocks }) =>
    [pc.bold(title), ...blocks.map(laidOut)].join("\n"),
  );
  const facts = factsOf(policy).map(factLine).join("\n");
  return [`${pc.bold(policy.id)}: ${policy.title}`, facts, ...sections].join("\n\n");
}

/** The examples of the page, which are generated from the test tables. */
function examplesOf(id: string): Examples {
  const file = join(packFolder(), "docs", "policies", "examples.json");
  const all = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Examples>>;
  return all[id] ?? { undecided: [] };
}

function factLine({ name, values }: Fact): string {
  const words = values.map((value) => (typeof value === "string" ? value : `${value.row} ${value.title}`));
  return `${`${name}:`.padEnd(15)} ${words.join(", ")}`;
}

function laidOut(block: Block): string {
  if (block.kind === "text") return block.text;
  if (block.kind === "list") return block.items.map((item) => `  - ${named(item)}`).join("\n");
  if (block.kind === "code") return block.text.replaceAll(/^(?=.)/gm, "    ");
  return block.rows.map((row) => rowLines(block.head, row)).join("\n");
}

function named({ text, url }: Named): string {
  return url === undefined || url === text ? text : `${text} (${url})`;
}

/** A row of a table, as wide as it needs to be: its first cell, and below it the others by their heads. */
function rowLines(head: readonly string[], [first = "", ...rest]: readonly string[]): string {
  const lines = rest.map((cell, index) => `      ${head[index + 1]}: ${cell}`);
  return [`  - ${first}`, ...lines].join("\n").replaceAll("**", "");
}

function ofRow({ id, title, summary, open }: ThreatRow): string {
  const serving = servingRow(pack().policies, id).map((policy) => `  ${policy.id}: ${policy.title}`);
  const rest = serving.length > 0 ? serving : [open ?? "No policy yet."];
  return [`${pc.bold(id)}: ${title}`, summary, "", ...rest].join("\n");
}
