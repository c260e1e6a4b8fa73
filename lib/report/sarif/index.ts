import type { Log, Notification, Run } from "sarif";
import { count } from "../../model/words";
import { printable } from "../escape";
import type { Layout } from "../layout";
import type { Report } from "../report";
import { comparisonIn } from "../selection";
import { resultOf } from "./result";
import { ruleOf } from "./rule";
import { supportedTaxonomies, taxonomiesOf } from "./taxonomies";

/** The most results of a run that GitHub takes. */
const MOST_RESULTS = 25_000;

/**
 * SARIF 2.1.0 within the limits of GitHub. Open questions are no results but one note of the run, and so is what is
 * fixed: GitHub would open an alert for each.
 */
export function sarifOf(report: Report, { policies }: Layout): string {
  const certain = report.findings.filter(({ verdict }) => verdict === "violated");
  const named = new Set(certain.map(({ policy }) => policy));
  const used = policies.filter(({ id }) => named.has(id));
  const indexes = new Map(used.map(({ id }, index) => [id, index]));
  const areSuppressed = certain.some(({ exempted }) => exempted !== null);
  const results = certain.map((finding) => ({
    ...resultOf(report, finding, areSuppressed),
    ruleIndex: indexes.get(finding.policy) ?? -1,
  }));
  const run: Run = {
    tool: {
      driver: {
        name: "ktm",
        fullName: "Kubernetes threat model, a policy pack for Pulumi",
        semanticVersion: report.pack,
        rules: used.map(ruleOf),
        supportedTaxonomies: supportedTaxonomies(),
      },
    },
    taxonomies: taxonomiesOf(used),
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The top of the repository." } } },
    automationDetails: { id: `ktm/${encodeURIComponent(report.stack ?? "files")}/` },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notesOf(report, results.length) }],
    results: results.slice(0, MOST_RESULTS),
  };
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function notesOf(report: Report, results: number): Notification[] {
  const { undecided, notSeen } = report.summary;
  const comparison = comparisonIn(report);
  const fixed = report.comparison?.fixed ?? [];
  const notes = [
    ...(undecided > 0 ? [`${count(undecided, "question")} cannot be decided before deployment.`] : []),
    ...(notSeen > 0 ? [`${count(notSeen, "resource")} not seen.`] : []),
    ...(results > MOST_RESULTS ? [`Of ${results} results the first ${MOST_RESULTS} are here.`] : []),
    ...(comparison === undefined ? [] : [`${comparison}.`]),
    ...fixed.map(({ policy, message }) => `Fixed: ${policy}: ${message}.`),
    ...report.notices,
  ];
  return notes.map((text) => ({ level: "note", message: { text: printable(text) } }));
}
