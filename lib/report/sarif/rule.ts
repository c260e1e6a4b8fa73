import type { ReportingDescriptor } from "sarif";
import { describeReference } from "../../explanation/references";
import type { Severity } from "../../model/severity";
import type { Policy } from "../../policy/define";
import { fixOf } from "../../policy/evaluate";
import { relationshipsOf } from "./taxonomies";

/** The scores by which GitHub ranks alerts: over 9 is critical, from 7 high, from 4 medium. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

/** The most tags of a rule that GitHub takes. */
const MOST_TAGS = 20;

/** A policy as a rule of SARIF. */
export function ruleOf(policy: Policy): ReportingDescriptor {
  const { id, title, why, severity, category, threats, references } = policy;
  const helpUri = references.map((reference) => describeReference(reference).url).find((url) => url);
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: helpOf(policy),
    ...(helpUri && { helpUri }),
    defaultConfiguration: { level: policy.enforcement === "mandatory" ? "error" : "warning" },
    relationships: relationshipsOf(policy),
    properties: {
      tags: ["security", "kubernetes", category, ...threats, ...standardTags(references)].slice(0, MOST_TAGS),
      precision: "high",
      "security-severity": SCORES[severity],
      "problem.severity": severity === "critical" || severity === "high" ? "error" : "warning",
    },
  };
}

function standardTags(references: readonly string[]): string[] {
  return references.filter((reference) => !reference.startsWith("url:"));
}

function helpOf(policy: Policy) {
  const { title, why, exceptions, references } = policy;
  const fix = fixOf(policy);
  const named = references.map(describeReference);
  const exception = exceptions === undefined ? [] : [`When not to use it: ${exceptions}`];
  const links = named.map(({ text, url }) => (url === undefined ? `- ${text}` : `- [${text}](${url})`));
  return {
    text: [`${title}.`, why, `Fix: ${fix}`, ...exception, ...named.map(({ text }) => text)].join("\n"),
    markdown: [`**${title}.** ${why}`, `**Fix.** ${fix}`, ...exception, links.join("\n")].join("\n\n"),
  };
}
