import type { Exempted } from "../../lib/policy/exemptions/exemption";
import type { Layout } from "../../lib/report/layout";
import type { Report, ReportedFinding } from "../../lib/report/report";
import { policies } from "../../policies";

/** A finding of no-privileged-containers on line 3 of `index.ts`. */
export function finding(changes: Partial<ReportedFinding> = {}): ReportedFinding {
  const path = "spec.containers[0].securityContext.privileged";
  return {
    policy: "no-privileged-containers",
    category: "privilege-escalation",
    threats: ["E2"],
    severity: "critical",
    enforcement: "mandatory",
    verdict: "violated",
    resource: {
      urn: "urn:pulumi:dev::shop::kubernetes:core/v1:Pod::web",
      apiVersion: "v1",
      kind: "Pod",
      namespace: "shop",
      name: "web",
      title: 'Pod "shop/web"',
      source: { file: "index.ts", line: 3, column: 7 },
    },
    path,
    paths: [path],
    message:
      'Pod "shop/web": container "web" must not set securityContext.privileged=true (spec.containers[0])',
    issues: [{ path, demand: "must not set", value: "true", part: 'container "web"', fingerprint: "f1" }],
    title: "Containers must not be privileged",
    why: "A privileged container owns its node.",
    fix: "Remove `privileged`.",
    references: ["cis:5.2.2"],
    exempted: null,
    fingerprint: "aa11",
    change: null,
    attackPath: null,
    onPaths: [],
    ...changes,
  };
}

/** A report with these findings. */
export function report(findings: readonly ReportedFinding[], changes: Partial<Report> = {}): Report {
  const violated = findings.filter(({ verdict, exempted }) => verdict === "violated" && exempted === null);
  const number = (severity: string) => violated.filter((each) => each.severity === severity).length;
  return {
    version: 1,
    pack: "1.2.3",
    stack: "dev",
    folder: "infra",
    summary: {
      resources: 4,
      managedClusters: 0,
      violated: violated.length,
      undecided: findings.filter(({ verdict }) => verdict === "undecided").length,
      exempted: findings.filter(({ exempted }) => exempted !== null).length,
      notSeen: 0,
      bySeverity: {
        low: number("low"),
        medium: number("medium"),
        high: number("high"),
        critical: number("critical"),
      },
    },
    comparison: null,
    findings,
    attackPaths: [],
    notSeen: [],
    notices: [],
    ...changes,
  };
}

/** Plain text, and failing on whatever is mandatory. */
export const layout: Layout = {
  style: { bold: String, dim: String, red: String, yellow: String },
  verbose: false,
  listsOpen: false,
  policies,
  fails: ({ enforcement, change, exempted }) =>
    enforcement === "mandatory" && change !== "unchanged" && exempted === null,
};

/** A finding of which every text that a program or file can choose is an attack. */
export const HOSTILE =
  "=cmd|'/c calc'!A1\u001b[31m\u0000\u202e</script><img src=x onerror=alert(1)>]]><!-- --> `[a](javascript:x)` @team #12 <{%red%}>\n::error::x\r\n| a | b |";

/** The same finding with hostile names, paths, files and reasons. */
export function hostileFinding(changes: Partial<ReportedFinding> = {}): ReportedFinding {
  const plain = finding();
  return finding({
    resource: {
      ...plain.resource,
      urn: `urn:pulumi:dev::shop::kubernetes:core/v1:Pod::${HOSTILE}`,
      namespace: HOSTILE,
      name: HOSTILE,
      kind: HOSTILE,
      title: HOSTILE,
      source: { file: HOSTILE, line: 3, column: 7 },
    },
    path: HOSTILE,
    paths: [HOSTILE],
    message: HOSTILE,
    ...changes,
  });
}

/** An exemption as reports show it. */
export const EXEMPTION: Exempted = {
  reason: "The node agent needs it",
  source: "configuration",
  expires: "2027-01-31",
  ticket: "OPS-7",
};
