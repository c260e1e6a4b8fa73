import type { Location, Result, Suppression } from "sarif";
import type { Exempted } from "../../policy/exemptions/exemption";
import { printable } from "../escape";
import { placeIn, placeOf } from "../place";
import type { Report, ReportedFinding } from "../report";
import { alternativesOf, codeFlowOf } from "./code-flow";
import { physical, plain } from "./location";

/** A result whose rule is known. */
type RuledResult = Result & { readonly ruleId: string };

/** The name of our fingerprints, with the version of what they are made of. */
const FINGERPRINT = "ktm/v1";

/** A violation as a result of SARIF. */
export function resultOf(report: Report, finding: ReportedFinding, areSuppressed: boolean): RuledResult {
  const { policy, fingerprint, message, fix, exempted, change } = finding;
  const path = report.attackPaths.find(({ id }) => id === finding.attackPath);
  const from = calledFrom(report, finding);
  const related = [
    ...(from === undefined ? [] : [{ ...from, id: 1, message: { text: "called from here" } }]),
    ...(path === undefined ? [] : alternativesOf(report, path, 2)),
  ];
  return {
    ruleId: policy,
    kind: "fail",
    level: levelOf(finding),
    message: { text: plain(`${message}. ${fix}`) },
    locations: [locationOf(report, finding)],
    ...(related.length > 0 && { relatedLocations: related }),
    ...(path && { codeFlows: [codeFlowOf(report, path)] }),
    partialFingerprints: fingerprintsOf(fingerprint),
    ...(change !== null && { baselineState: change }),
    ...(areSuppressed && { suppressions: exempted === null ? [] : [suppressionOf(exempted)] }),
    properties: propertiesOf(
      finding,
      finding.issues.map((issue) => issue.fingerprint),
    ),
  };
}

function levelOf({ enforcement, severity }: ReportedFinding): "error" | "warning" | "note" {
  if (enforcement === "mandatory") return "error";
  return severity === "low" ? "note" : "warning";
}

/** GitHub tells alerts apart by the hash of their line only: ours in its place survives moved lines. */
function fingerprintsOf(fingerprint: string): Record<string, string> {
  return { [FINGERPRINT]: fingerprint, primaryLocationLineHash: `${fingerprint}:1` };
}

/** What `--baseline` reads. */
function propertiesOf({ fingerprint, severity, message }: ReportedFinding, issues: readonly string[]) {
  return { fingerprint, severity, message: printable(message), issues };
}

function locationOf(report: Report, finding: ReportedFinding): Location {
  const place = placeOf(report, finding);
  const { urn, title, kind } = finding.resource;
  return {
    ...(place && physical(place)),
    logicalLocations: [
      {
        name: printable(title),
        fullyQualifiedName: printable(urn ?? `${kind} ${title}`),
        kind: "resource",
      },
    ],
  };
}

function calledFrom(report: Report, { resource: { source } }: ReportedFinding): Location | undefined {
  const place = source?.calledFrom && placeIn(report, source.calledFrom);
  return place && physical(place);
}

function suppressionOf({ reason, source, expires, ticket }: Exempted): Suppression {
  return {
    kind: source === "configuration" ? "external" : "inSource",
    status: "accepted",
    justification: printable(reason),
    properties: { source, expires, ticket: ticket === null ? null : printable(ticket) },
  };
}
