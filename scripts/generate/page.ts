import {
  type Block,
  type Examples,
  explanationOf,
  type Fact,
  factsOf,
} from "../../lib/explanation/explanation";
import type { Named } from "../../lib/explanation/references";
import type { Entry } from "./load";
import { bullets, document, MARK, table } from "./text";

/** The page of a policy; every word of it comes from the policy and its test table. */
export function pageOf(entry: Entry, examples: Examples): string {
  const { policy } = entry;
  return document(
    MARK,
    `# ${policy.title}`,
    bullets([`id: \`${policy.id}\``, ...factsOf(policy).map(factLine)]),
    ...explanationOf(policy, examples).flatMap(({ title, blocks }) => [
      `## ${title}`,
      ...blocks.map(markdown),
    ]),
    "## Source",
    sourcesOf(entry),
  );
}

function factLine({ name, values }: Fact): string {
  const linked = values.map((value) => {
    if (typeof value !== "string") return `[${value.row} ${value.title}](../threats/${value.row}.md)`;
    return name === "category" ? `[${value}](README.md#${value})` : value;
  });
  return `${name}: ${linked.join(", ")}`;
}

function markdown(block: Block): string {
  if (block.kind === "text") return block.text;
  if (block.kind === "list") return bullets(block.items.map(link));
  if (block.kind === "table") return table(block.head, block.rows);
  return `\`\`\`${block.language}\n${block.text}\n\`\`\``;
}

function link({ text, url }: Named): string {
  if (url === undefined) return text;
  return url === text ? `<${url}>` : `[${text}](${url})`;
}

function sourcesOf({ category, id }: Entry): string {
  return bullets([
    `[policies/${category}/${id}.ts](../../policies/${category}/${id}.ts)`,
    `[test/policies/${id}.test.ts](../../test/policies/${id}.test.ts)`,
  ]);
}
