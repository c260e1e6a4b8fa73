import type { Location, Result, Suppression } from "sarif";
import type { Exempted } from "../../policy/exemptions/exemption";
import { printable } from "../escape";
import { type Place, placeIn, placeOf, uriOf } from "../place";
import type { Report, ReportedFinding } from "../report";

/** A result whose rule is known. */
type RuledResult = Result & { readonly ruleId: string };

/** The name of our fingerprints, with the version of what they are made of. */
const FINGERPRINT = "ktm/v1";

/** A violation as a result of SARIF. */
export function resultOf(report: Report, finding: ReportedFinding, areSuppressed: boolean): RuledResult {
  const { policy, fingerprint, message, fix, exempted, change } = finding;
  const from = calledFrom(report, finding);
  return {
    ruleId: policy,
    kind: "fail",
    level: levelOf(finding),
    message: { text: plain(`${message}. ${fix}`) },
    locations: [locationOf(report, finding)],
    ...(from && { relatedLocations: [{ ...from, id: 1, message: { text: "called from here" } }] }),
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

function physical(place: Place): Location {
  const uri = uriOf(place);
  const isRelative = !uri.startsWith("file:");
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(isRelative && { uriBaseId: "%SRCROOT%" }) },
      region: { startLine: place.line, startColumn: place.column },
    },
  };
}

function suppressionOf({ reason, source, expires, ticket }: Exempted): Suppression {
  return {
    kind: source === "configuration" ? "external" : "inSource",
    status: "accepted",
    justification: printable(reason),
    properties: { source, expires, ticket: ticket === null ? null : printable(ticket) },
  };
}

/** Text in which nothing reads as an embedded link, `[text](target)`. */
function plain(text: string): string {
  return printable(text).replace(/\[(?=[^\]]*\]\()/g, "\\[");
}
