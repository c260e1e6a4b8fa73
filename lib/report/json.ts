import type { Report } from "./report";

/** What is written at a time: a system call for each finding would take as long as the judging. */
const PART = 1_000_000;

/** The report as JSON in parts, so that no text has to hold all of a large one. */
export function* jsonOf(report: Report): Generator<string> {
  const [head = "", tail = ""] = JSON.stringify({ ...report, findings: [] }, null, 2).split(NO_FINDINGS);
  let part = `${head}\n  "findings": [`;
  for (const [index, finding] of report.findings.entries()) {
    const text = JSON.stringify(finding, null, 2).replaceAll("\n", "\n    ");
    part += `${index === 0 ? "" : ","}\n    ${text}`;
    if (part.length < PART) continue;
    yield part;
    part = "";
  }
  yield `${part}${report.findings.length === 0 ? "" : "\n  "}]${tail}\n`;
}

/** No text holds this: JSON writes its line breaks by their code. */
const NO_FINDINGS = '\n  "findings": []';
