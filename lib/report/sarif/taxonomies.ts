import type { ToolComponent, ToolComponentReference } from "sarif";
import { describeReference, idsOf } from "../../explanation/references";
import { THREAT_ROWS } from "../../explanation/threat-rows";
import type { Policy } from "../../policy/define";

/** A standard whose entries rules refer to, and the entries that a policy names. */
interface Taxonomy {
  readonly name: string;
  readonly text: string;
  readonly uri?: string;
  readonly entriesOf: (policy: Policy) => readonly string[];
  readonly describe: (entry: string) => { readonly text: string; readonly url?: string | undefined };
}

const TAXONOMIES: readonly Taxonomy[] = [
  {
    name: "Kubernetes threat model",
    text: "Threats and trust boundaries of Kubernetes",
    entriesOf: ({ threats, boundaries }) => [...threats, ...boundaries],
    describe: (entry) => {
      const row = THREAT_ROWS.find(({ id }) => id === entry);
      return { text: row === undefined ? entry : `${row.title}: ${row.summary}` };
    },
  },
  {
    name: "MITRE ATT&CK",
    text: "Tactics, techniques and mitigations of MITRE ATT&CK",
    uri: "https://attack.mitre.org/",
    entriesOf: ({ references }) => idsOf(references, "mitre"),
    describe: (entry) => describeReference(`mitre:${entry}`),
  },
  {
    name: "CIS Benchmarks",
    text: "CIS Benchmarks for Kubernetes, EKS, GKE and AKS",
    uri: "https://www.cisecurity.org/benchmark/kubernetes",
    entriesOf: ({ references }) => idsOf(references, "cis"),
    describe: (entry) => describeReference(`cis:${entry}`),
  },
];

/** The standards with the entries that these policies name. */
export function taxonomiesOf(policies: readonly Policy[]): ToolComponent[] {
  return TAXONOMIES.map(({ name, text, uri, entriesOf, describe }) => ({
    name,
    shortDescription: { text },
    ...(uri && { informationUri: uri }),
    isComprehensive: false,
    taxa: [...new Set(policies.flatMap(entriesOf))].sort().map((id) => {
      const { text: title, url } = describe(id);
      return { id, shortDescription: { text: title }, ...(url && { helpUri: url }) };
    }),
  }));
}

/** What a rule names in the standards. */
export function relationshipsOf(policy: Policy) {
  return TAXONOMIES.flatMap(({ entriesOf }, index) =>
    [...new Set(entriesOf(policy))].map((id) => ({
      target: { id, toolComponent: componentAt(index) },
      kinds: ["relevant"],
    })),
  );
}

/** References to the standards, in their order. */
export function supportedTaxonomies(): ToolComponentReference[] {
  return TAXONOMIES.map((_, index) => componentAt(index));
}

function componentAt(index: number): ToolComponentReference {
  return { name: TAXONOMIES[index]?.name ?? "", index };
}
