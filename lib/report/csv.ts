import { printable } from "./escape";
import { placeOf } from "./place";
import type { Report, ReportedFinding } from "./report";
import { exemptionIn } from "./selection";

type Column = (finding: ReportedFinding, report: Report) => string | number | null | undefined;

const COLUMNS: Readonly<Record<string, Column>> = {
  severity: ({ severity }) => severity,
  enforcement: ({ enforcement }) => enforcement,
  verdict: ({ verdict }) => verdict,
  change: ({ change }) => change,
  policy: ({ policy }) => policy,
  category: ({ category }) => category,
  threats: ({ threats }) => threats.join(" "),
  kind: ({ resource }) => resource.kind,
  namespace: ({ resource }) => resource.namespace,
  name: ({ resource }) => resource.name,
  path: ({ path }) => path,
  message: ({ message }) => message,
  fix: ({ fix }) => fix,
  file: (finding, report) => placeOf(report, finding)?.file,
  line: (finding, report) => placeOf(report, finding)?.line,
  column: (finding, report) => placeOf(report, finding)?.column,
  references: ({ references }) => references.join(" "),
  exempted: (finding) => exemptionIn(finding),
  urn: ({ resource }) => resource.urn,
  fingerprint: ({ fingerprint }) => fingerprint,
};

/** A table of all findings (RFC 4180), one a line; what is fixed comes last, with the change `fixed`. */
export function csvOf(report: Report): string {
  const names = Object.keys(COLUMNS);
  const found = report.findings.map((finding) => Object.values(COLUMNS).map((cell) => cell(finding, report)));
  const fixed = (report.comparison?.fixed ?? []).map((gone) => {
    const cells: Readonly<Record<string, string>> = { ...gone, change: "fixed" };
    return names.map((name) => cells[name]);
  });
  return [names, ...found, ...fixed].map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/** A cell in quotes; one that a spreadsheet would take for a formula begins with an apostrophe. */
function cellOf(value: string | number | null | undefined): string {
  if (typeof value === "number") return String(value);
  const text = printable(value ?? "");
  const isFormula = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value ?? "");
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
