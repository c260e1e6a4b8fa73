import { idsOf, PEERS } from "../../lib/explanation/references";
import { servingRow, THREAT_ROWS } from "../../lib/explanation/threat-rows";
import catalogue from "../../lib/policy/catalogue.json";
import { type Policy, SEVERITIES } from "../../lib/policy/define";
import { leftOut } from "./left-out";
import { document, MARK, policyLinks, table, titleOf } from "./text";

/** `docs/coverage.md`: how many policies serve each row of the threat model, each standard and other tool. */
export function coveragePage(policies: readonly Policy[]): string {
  const sections = [...new Set(THREAT_ROWS.map(({ section }) => section))];
  return document(
    MARK,
    "# Coverage",
    "Which policies serve each row of the threat model, the most severe first; a number opens its list, and the page of a row says what they demand.",
    ...sections.flatMap((section) => [`## ${titleOf(section)}`, rowsOf(section, policies)]),
    "## Standards and other tools",
    table(["source", "its items that policies name", "policies that name it"], sources(policies)),
    "[The catalogue of known checks](catalogue.md) says of each which policy decides it, and [coming from another tool](coming-from.md) does so by the names of each tool.",
  );
}

function rowsOf(section: string, policies: readonly Policy[]): string {
  const rows = THREAT_ROWS.filter((row) => row.section === section);
  const lines = rows.map(({ id, title }) => {
    const serving = servingRow(policies, id);
    const severe = serving.filter(({ severity }) => severity === "high" || severity === "critical");
    return [`[${id} ${title}](threats/${id}.md)`, folded(serving), String(severe.length)];
  });
  return table(["row", "policies", "of high or critical severity"], lines);
}

/** The number of the policies, which opens their list by severity. */
function folded(policies: readonly Policy[]): string {
  const groups = SEVERITIES.toReversed().flatMap((severity) => {
    const ids = policies.filter((policy) => policy.severity === severity).map(({ id }) => id);
    return ids.length === 0 ? [] : [`${severity}: ${policyLinks(ids, "policies/")}`];
  });
  if (groups.length === 0) return "0";
  return `<details><summary>${policies.length}</summary>${groups.join("<br>")}</details>`;
}

const STANDARDS: Readonly<Record<string, string>> = {
  pss: "Pod Security Standards",
  cis: "CIS Benchmarks",
  owasp: "OWASP Kubernetes Top Ten",
  mitre: "MITRE ATT&CK",
  ms: "Microsoft Threat Matrix",
  nsa: "NSA and CISA Kubernetes Hardening Guide",
};

function sources(policies: readonly Policy[]): string[][] {
  const line = (name: string, idsIn: (policy: Policy) => readonly string[]) => {
    const lists = policies.map(idsIn).filter((ids) => ids.length > 0);
    return [name, String(new Set(lists.flat()).size), String(lists.length)];
  };
  const rows = Object.keys(catalogue).length;
  const known = `[Catalogue of known checks](catalogue.md), of ${rows} with ${leftOut().length} left out`;
  return [
    ...Object.entries(STANDARDS).map(([family, name]) =>
      line(name, (policy) => idsOf(policy.references, family)),
    ),
    ...Object.entries(PEERS).map(([peer, { name }]) =>
      line(name, (policy) => idsOf(policy.equivalents ?? [], peer)),
    ),
    line(known, ({ covers = [] }) => covers),
  ];
}
