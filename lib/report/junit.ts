import { CATEGORIES } from "../policy/define";
import { escapeMarkup } from "./escape";
import type { Layout } from "./layout";
import { placeOf, placeText } from "./place";
import type { Report, ReportedFinding } from "./report";
import { exemptionIn } from "./selection";

/**
 * JUnit XML: a suite for each threat category, a case for each policy and resource that it found something on. What
 * makes the command fail is a failure, what is exempted is skipped, and the rest passes with its message as output.
 */
export function junitOf(report: Report, layout: Layout): string {
  const certain = report.findings.filter(({ verdict }) => verdict === "violated");
  const suites = CATEGORIES.map((category) => ({
    name: category,
    cases: certain
      .filter((finding) => finding.category === category)
      .map((finding) => caseOf(report, finding, layout)),
  }));
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ktm" ${countsOf(all)}>`,
    ...suites.map(
      ({ name, cases }) =>
        `  <testsuite name="${name}" ${countsOf(cases)}>\n${cases.map(({ xml }) => xml).join("")}  </testsuite>`,
    ),
    "</testsuites>\n",
  ].join("\n");
}

interface Case {
  readonly outcome: "failure" | "skipped" | "passed";
  readonly xml: string;
}

function countsOf(cases: readonly Case[]): string {
  const number = (outcome: Case["outcome"]) => cases.filter((each) => each.outcome === outcome).length;
  return `tests="${cases.length}" failures="${number("failure")}" errors="0" skipped="${number("skipped")}"`;
}

function caseOf(report: Report, finding: ReportedFinding, { fails }: Layout): Case {
  const place = placeOf(report, finding);
  const attributes = {
    name: finding.resource.title,
    classname: finding.policy,
    ...(place && { file: place.file, line: String(place.line) }),
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeMarkup(value)}"`);
  const outcome = finding.exempted !== null ? "skipped" : fails(finding) ? "failure" : "passed";
  const inside = insideOf(finding, outcome, place && placeText(place));
  return { outcome, xml: `    <testcase ${written.join(" ")}>\n      ${inside}\n    </testcase>\n` };
}

function insideOf(finding: ReportedFinding, outcome: Case["outcome"], place: string | undefined): string {
  const exemption = exemptionIn(finding);
  if (exemption !== undefined) return `<skipped message="${escapeMarkup(exemption)}"/>`;
  const change = finding.change === null ? [] : [`Change: ${finding.change}`];
  const at = place === undefined ? [] : [`At: ${place}`];
  const lines = [
    `${finding.message}.`,
    `Severity: ${finding.severity}`,
    ...change,
    ...at,
    `Fix: ${finding.fix}`,
  ];
  const text = escapeMarkup(lines.join("\n"));
  if (outcome === "passed") return `<system-out>${text}</system-out>`;
  return `<failure type="${finding.severity}" message="${escapeMarkup(finding.message)}">${text}</failure>`;
}
