import { BOUNDARIES, STRIDE, THREATS } from "../../lib/policy/threat-model";
import type { Manifest, Stack } from "../../test/support/builders";
import type { Case, Reject } from "../../test/support/policy-table";
import type { Entry } from "./load";
import { PEERS, renderReference, split } from "./references";
import { bullets, document, MARK, table as markdownTable } from "./text";
import { literal, statementOf } from "./typescript";

const NO_EXCEPTION =
  "No situation is known that makes this finding harmless. Where one resource needs the setting, accept it for that resource and keep the policy on.";

/** The page of a policy; every word of it comes from the policy and its test table. */
export function pageOf(entry: Entry): string {
  const { policy } = entry;
  return document(
    MARK,
    `# ${policy.title}`,
    factsOf(entry),
    section("Why", policy.why),
    ...examplesOf(entry),
    section("How to fix", howToFix(entry)),
    section("Options", optionsOf(entry)),
    section("When not to use it", policy.exceptions ?? NO_EXCEPTION),
    section("Seen at preview", atPreview(entry)),
    section("References", bullets(policy.references.map(renderReference))),
    section("The same check in other tools", equivalentsOf(entry)),
    section("Source", sourcesOf(entry)),
  );
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}

function factsOf({ policy }: Entry): string {
  const named = (ids: readonly string[], titles: Readonly<Record<string, string>>) =>
    ids.map((id) => `${id} ${titles[id] ?? ""}`).join(", ");
  return [
    `\`${policy.id}\``,
    `category [${policy.category}](README.md#${policy.category})`,
    `severity ${policy.severity}`,
    `default level ${policy.enforcement}`,
    `profile ${policy.profile}`,
    `STRIDE ${named(policy.stride, STRIDE)}`,
    `boundary ${named(policy.boundaries, titlesOf(BOUNDARIES))}`,
    `threats ${named(policy.threats, titlesOf(THREATS))}`,
  ].join(" · ");
}

function titlesOf(rows: Readonly<Record<string, { readonly title: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(rows).map(([id, { title }]) => [id, title]));
}

type Given = Manifest | Stack;

function examplesOf({ table }: Entry): string[] {
  const [rejected] = Object.entries<Reject<Given, string | readonly string[]>>(table?.rejects ?? {});
  const [accepted] = Object.entries<Case<Given>>(table?.accepts ?? {});
  if (rejected === undefined || accepted === undefined) return [];
  const [badName, { given: bad, says, options }] = rejected;
  const [goodName, goodCase] = accepted;
  const { given: good, options: goodOptions } = unfold(goodCase);
  const messages = typeof says === "string" ? [says] : says;
  return [
    section("Rejected", `${caption(badName, options)}\n\n${code(bad, good)}\n\n${said(messages)}`),
    section("Accepted", `${caption(goodName, goodOptions)}\n\n${code(good, bad)}`),
  ];
}

type Settings = Readonly<Record<string, unknown>> | undefined;

function unfold(of: Case<Given>): { given: Given; options: Settings } {
  if ("given" in of && of.given !== undefined) return of as { given: Given; options: Settings };
  return { given: of as Given, options: undefined };
}

function caption(name: string, options: Settings): string {
  return `For example, ${name}${options === undefined ? "" : `, with the options \`${JSON.stringify(options)}\``}:`;
}

function code(given: Given, other: Given): string {
  const others = objectsIn(other);
  const statements = objectsIn(given).map((object) => statementOf(object, twinOf(object, others)));
  const text = statements.length > 0 ? statements.join("\n\n") : "// nothing";
  return `\`\`\`typescript\n${text}\n\`\`\``;
}

function objectsIn(given: Given): readonly Manifest[] {
  return "objects" in given && Array.isArray(given.objects) ? given.objects : [given as Manifest];
}

function twinOf(object: Manifest, others: readonly Manifest[]): Manifest | undefined {
  const identity = ({ kind, metadata }: Manifest) => JSON.stringify([kind, nameIn(metadata)]);
  return others.find((other) => identity(other) === identity(object));
}

function nameIn(metadata: unknown): unknown {
  return (metadata as { name?: unknown } | undefined)?.name?.toString();
}

function said(messages: readonly string[]): string {
  return `The policy says:\n\n\`\`\`text\n${messages.join("\n")}\n\`\`\``;
}

function howToFix({ policy }: Entry): string {
  const isRepairable = policy.scope !== "stack" && policy.remediation !== undefined;
  if (!isRepairable) return policy.fix;
  return `${policy.fix}\n\nThe policy can repair this itself: set its level to \`remediate\`.`;
}

function optionsOf({ policy }: Entry): string {
  const rows = Object.entries(policy.options).map(([name, { type, default: value, description }]) => [
    `\`${name}\``,
    type,
    `\`${literal(value)}\``,
    description,
  ]);
  if (rows.length === 0) return "None.";
  const defaults = Object.entries(policy.options).map(([name, option]) => [name, option.default]);
  const example = {
    [policy.id]: { enforcementLevel: policy.enforcement, ...Object.fromEntries(defaults.slice(0, 1)) },
  };
  return [
    markdownTable(["name", "type", "default", "meaning"], rows),
    "In the file of `--policy-pack-config`:",
    `\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``,
  ].join("\n\n");
}

function atPreview({ table }: Entry): string {
  const open = Object.keys(table?.undecided ?? {});
  if (open.length === 0) return "Everything that it judges is known at preview.";
  return `Left open until the value is known, and never counted as a pass:\n\n${bullets(open)}`;
}

function equivalentsOf({ policy }: Entry): string {
  const byPeer = new Map<string, string[]>();
  for (const { family, id } of (policy.equivalents ?? []).map(split)) {
    byPeer.set(family, [...(byPeer.get(family) ?? []), `\`${id}\``]);
  }
  if (byPeer.size === 0) return "None known.";
  return bullets([...byPeer].map(([peer, ids]) => `${PEERS[peer]?.name ?? peer}: ${ids.join(", ")}`));
}

function sourcesOf({ category, id }: Entry): string {
  return bullets([
    `[policies/${category}/${id}.ts](../../policies/${category}/${id}.ts)`,
    `[test/policies/${id}.test.ts](../../test/policies/${id}.test.ts)`,
  ]);
}
