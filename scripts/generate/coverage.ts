import { CATEGORIES, type Policy } from "../../lib/policy/define";
import { BOUNDARIES, OPEN_ROWS, THREAT_SECTIONS } from "../../lib/policy/threat-model";
import { leftOut } from "./left-out";
import type { Entry } from "./load";
import { idsOf } from "./references";
import { bullets, document, MARK, policyLinks, table, titleOf } from "./text";

const PAGES = "policies/";
const OPEN: Readonly<Record<string, string | undefined>> = OPEN_ROWS;
const NO_REASON = "none yet";

/** `docs/coverage.md`: each row of the threat model with its policies, then each policy with what it decides. */
export function coveragePage(entries: readonly Entry[]): string {
  const policies = entries.map(({ policy }) => policy);
  return document(
    MARK,
    "# Coverage",
    "Which policies answer which row of the threat model, and what each policy decides.",
    ...threatModel(policies),
    ...policyTables(entries),
    ...catalogue(policies),
  );
}

function threatModel(policies: readonly Policy[]): string[] {
  const guards = (id: string) => policies.filter(({ boundaries }) => boundaries.some((each) => each === id));
  const answers = (id: string) => policies.filter(({ threats }) => threats.some((each) => each === id));
  return [
    ...rows("Trust boundaries", BOUNDARIES, guards),
    ...Object.entries(THREAT_SECTIONS).flatMap(([title, section]) => rows(titleOf(title), section, answers)),
  ];
}

type Rows = Readonly<Record<string, { readonly title: string; readonly summary: string }>>;

function rows(title: string, section: Rows, policiesFor: (id: string) => readonly Policy[]): string[] {
  const lines = Object.entries(section).map(([id, { title: name, summary }]) => {
    const ids = policiesFor(id).map((policy) => policy.id);
    return [
      id,
      `**${name}.** ${summary}`,
      ids.length > 0 ? policyLinks(ids, PAGES) : (OPEN[id] ?? NO_REASON),
    ];
  });
  return [`## ${title}`, table(["row", "what it is about", "policies"], lines)];
}

const COLUMNS = ["policy", "judges", "PSS", "ATT&CK", "CIS", "repair", "options", "open at preview"];

function policyTables(entries: readonly Entry[]): string[] {
  const sections = CATEGORIES.flatMap((category) => {
    const members = entries.filter((entry) => entry.category === category);
    return members.length === 0 ? [] : [`### ${titleOf(category)}`, table(COLUMNS, members.map(policyRow))];
  });
  return ["## Policies", ...sections];
}

function policyRow(entry: Entry): string[] {
  const { policy, table: cases } = entry;
  const levels = idsOf(policy.references, "pss").map((id) => id.replace(/\/.*/, ""));
  return [
    policyLinks([policy.id], PAGES),
    judged(entry),
    [...new Set(levels)].join(", "),
    idsOf(policy.references, "mitre").join(", "),
    idsOf(policy.references, "cis").join(", "),
    policy.scope !== "stack" && policy.remediation ? "yes" : "",
    Object.keys(policy.options).join(", "),
    Object.keys(cases?.undecided ?? {}).length > 0 ? "where a value is unknown" : "never",
  ];
}

/** What a policy is about. */
function judged({ policy }: Entry): string {
  if (policy.scope === "stack") return "all objects of a cluster";
  if (policy.scope === "resource") return (policy.kinds ?? []).join(", ");
  if (policy.scope === "component") return "components of Kubernetes, where they run or are configured";
  return policy.scope === "pod" ? "pods of workloads" : "containers of workloads";
}

/** The rows of the catalogue of known checks that policies say they decide; nothing until one does. */
function catalogue(policies: readonly Policy[]): string[] {
  const byRow = new Map<string, string[]>();
  for (const { id, covers } of policies) {
    for (const row of covers ?? []) byRow.set(row, [...(byRow.get(row) ?? []), id]);
  }
  if (byRow.size === 0) return [];
  const lines = [...byRow].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    "## Catalogue of known checks",
    bullets(lines.map(([row, ids]) => `${row}: ${policyLinks(ids, PAGES)}`)),
    "### Left out",
    bullets(leftOut().map(({ row, reason }) => `${row}: ${reason}`)),
  ];
}
