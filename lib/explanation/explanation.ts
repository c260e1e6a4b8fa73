import { safeFlagValue } from "../kubernetes/components/flag-setting";
import { lookup } from "../model/lookup";
import { safeValueOf } from "../model/setting";
import { isStackPolicy, type Policy } from "../policy/define";
import { fixOf } from "../policy/evaluate";
import { BOUNDARIES, STRIDE, THREATS } from "../policy/threat-model";
import { needsInWords } from "./permission-text";
import { describeReference, type Named, PEERS, split } from "./references";

/** A part of an explanation: what a page and a terminal lay out, each in its way. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Named[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "code"; readonly language: "typescript" | "json" | "text"; readonly text: string };

/** A heading and what stands below it. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** One case of a test table, as a reader sees it. */
interface Example {
  /** The end of a sentence. */
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  readonly code: string;
}

/** What the test table of a policy tells a reader. */
export interface Examples {
  readonly rejected?: Example & { readonly says: readonly string[] };
  readonly accepted?: Example;
  /** What is left open at preview, each the end of a sentence. */
  readonly undecided: readonly string[];
}

/** One line of metadata; a value may be a row of the threat model, which has a page of its own. */
export interface Fact {
  readonly name: string;
  readonly values: readonly (string | Row)[];
}

/** A row of the threat model: a boundary, a data flow or a threat. */
interface Row {
  readonly row: string;
  readonly title: string;
}

/** What a policy says of itself, in the order of its page; a section that would be empty is left out. */
export function explanationOf(policy: Policy, examples: Examples): Section[] {
  const sections: Section[] = [
    section("Why", text(policy.why)),
    section("Rejected", ...rejected(examples)),
    section("Accepted", ...accepted(examples)),
    section("How to fix", ...howToFix(policy)),
    section("Allowed values", ...allowedValues(policy)),
    section("Permissions", ...permissions(policy)),
    section("Options", ...options(policy)),
    section("When not to use it", ...(policy.exceptions === undefined ? [] : [text(policy.exceptions)])),
    section("Seen at preview", ...atPreview(examples)),
    section("References", ...list(policy.references.map(describeReference))),
    section("The same check in other tools", ...list(equivalents(policy))),
  ];
  return sections.filter(({ blocks }) => blocks.length > 0);
}

/** The metadata of a policy in short. */
export function factsOf(policy: Policy): Fact[] {
  return [
    { name: "category", values: [policy.category] },
    { name: "severity", values: [policy.severity] },
    { name: "default level", values: [policy.enforcement] },
    { name: "profile", values: [`from ${policy.profile} on`] },
    { name: "judges", values: judged(policy) },
    { name: "STRIDE", values: policy.stride.map((letter) => STRIDE[letter]) },
    { name: "boundaries", values: policy.boundaries.map((row) => ({ row, title: BOUNDARIES[row].title })) },
    { name: "threats", values: policy.threats.map((row) => ({ row, title: THREATS[row].title })) },
  ];
}

function judged(policy: Policy): readonly string[] {
  if (policy.scope === "cluster") {
    return [
      policy.permissions === undefined ? "all objects of a cluster together" : "roles, with what binds them",
    ];
  }
  if (policy.scope === "cloud") return ["all resources of clouds together"];
  if (policy.scope === "resource") return policy.kinds ?? [];
  if (policy.scope === "component") return ["components of Kubernetes, where they run or are configured"];
  return policy.scope === "pod" ? ["pods of all workloads"] : ["containers of all workloads"];
}

function section(title: string, ...blocks: Block[]): Section {
  return { title, blocks };
}

function text(content: string): Block {
  return { kind: "text", text: content };
}

function list(items: readonly Named[]): Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Block[] {
  return rows.length === 0 ? [] : [{ kind: "table", head, rows }];
}

function rejected({ rejected: example }: Examples): Block[] {
  if (example === undefined) return [];
  const says = example.says.join("\n");
  return [...shown(example), text("The policy says:"), { kind: "code", language: "text", text: says }];
}

function accepted({ accepted: example }: Examples): Block[] {
  return example === undefined ? [] : shown(example);
}

function shown({ name, options: values, code }: Example): Block[] {
  const settings = values === undefined ? "" : `, with the options \`${JSON.stringify(values)}\``;
  return [text(`For example, ${name}${settings}:`), { kind: "code", language: "typescript", text: code }];
}

function howToFix(policy: Policy): Block[] {
  const isRepairable = !isStackPolicy(policy) && policy.remediation !== undefined;
  const fix = text(fixOf(policy));
  return isRepairable
    ? [fix, text("The policy can repair this itself: set its level to `remediate`.")]
    : [fix];
}

const OF_PODS = "Fields of a Pod; `containers[*]` stands for init and ephemeral containers too.";

/** The closed lists of values that a policy compares fields with. */
function allowedValues(policy: Policy): Block[] {
  const stated = (policy.allowed ?? []).map(({ fields, values }) => [
    fields.map(code).join(", "),
    values.join(", "),
  ]);
  const settings = (policy.settings ?? []).map((setting) => [
    `${code(setting.path)} of ${setting.on.map(code).join(", ")}`,
    safeValueOf(setting),
    setting.unset,
  ]);
  return [
    ...(stated.length === 0 ? [] : [text(OF_PODS)]),
    ...table(["field", "allowed"], stated),
    ...table(["field", "allowed", "where it is absent"], [...settings, ...componentValues(policy)]),
  ];
}

function componentValues(policy: Policy): string[][] {
  const flags = (policy.flags ?? []).map((setting) => [
    `${code(`--${setting.flag}`)} of ${setting.component}`,
    safeFlagValue(setting),
    setting.unset,
  ]);
  const described = (policy.described ?? []).map(({ of, name, safe, unset }) => [
    `${code(name)} of ${of}`,
    safe,
    unset,
  ]);
  return [...flags, ...described];
}

function permissions(policy: Policy): Block[] {
  const all = policy.scope === "cluster" ? (policy.permissions ?? []) : [];
  const rows = all.map((permission) => [
    permission.title,
    needsInWords(permission),
    permission.severity,
    permission.everywhere ?? permission.severity,
    permission.why,
  ]);
  return table(["it allows to", "by", "in a namespace", "everywhere", "why"], rows);
}

function options(policy: Policy): Block[] {
  const all = Object.entries(policy.options);
  if (all.length === 0) return [];
  const rows = all.map(([name, { type, default: value, description }]) => [
    code(name),
    type,
    code(JSON.stringify(value)),
    description,
  ]);
  const defaults = all.slice(0, 1).map(([name, option]) => [name, option.default]);
  const example = {
    [policy.id]: { enforcementLevel: policy.enforcement, ...Object.fromEntries(defaults) },
  };
  return [
    ...table(["name", "type", "default", "meaning"], rows),
    text("In the file of `--policy-pack-config`:"),
    { kind: "code", language: "json", text: JSON.stringify(example, null, 2) },
  ];
}

function atPreview({ undecided }: Examples): Block[] {
  if (undecided.length === 0) return [];
  const intro = text("Left open until the value is known, and never counted as a pass:");
  return [intro, ...list(undecided.map((name) => ({ text: name })))];
}

function equivalents(policy: Policy): Named[] {
  const all = (policy.equivalents ?? []).map(split);
  const peers = [...new Set(all.map(({ family }) => family))];
  return peers.map((peer) => {
    const ids = all.filter(({ family }) => family === peer).map(({ id }) => code(id));
    return { text: `${lookup(PEERS, peer)?.name ?? peer}: ${ids.join(", ")}` };
  });
}

function code(content: string): string {
  return `\`${content}\``;
}
