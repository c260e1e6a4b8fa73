import type { NotSeen } from "../kubernetes/cluster";
import type { SourcePosition } from "../model/declared-resource";
import type { ToldPath } from "../model/told-path";
import { ON_VERSIONS, type Settings } from "../policy/configuration";
import { type Policy, SEVERITIES, type Severity } from "../policy/define";
import { fixOf } from "../policy/evaluate";
import type { Exempted } from "../policy/exemptions/exemption";
import { digest, numbered } from "./fingerprint";
import { onPathsIn } from "./on-path";
import { withSources } from "./path-sources";
import type { FaultRecord, FindingRecord, IssueRecord, ResourceRecord } from "./record";

/** The stable JSON form of a run; `docs/report.schema.json` is its schema. */
export interface Report {
  readonly version: 1;
  readonly pack: string;
  /** The stack that was judged; null for files. */
  readonly stack: string | null;
  /** From the top of the repository, else from where `ktm` ran, to the folder that places in files start from. */
  readonly folder: string;
  readonly summary: Summary;
  /** What is new and what is fixed against an earlier state; null where there is none to compare with. */
  readonly comparison: Comparison | null;
  readonly findings: readonly ReportedFinding[];
  /** The ways of attackers that findings are about. */
  readonly attackPaths: readonly ToldPath[];
  readonly notSeen: readonly {
    readonly resource: { readonly urn: string | null; readonly type: string; readonly name: string };
    readonly reason: string;
  }[];
  /** Messages about the run itself: calls that could not be answered, policies that failed. */
  readonly notices: readonly string[];
}

interface Summary {
  /** Kubernetes objects that were judged. */
  readonly resources: number;
  /** Managed clusters of clouds that were judged. */
  readonly managedClusters: number;
  readonly violated: number;
  readonly undecided: number;
  /** Findings that are accepted with a reason; they are in none of the other counts. */
  readonly exempted: number;
  readonly notSeen: number;
  /** Violations by severity. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

export interface ReportedFinding {
  readonly policy: string;
  readonly category: string;
  readonly threats: readonly string[];
  readonly severity: Severity;
  readonly enforcement: "advisory" | "mandatory";
  readonly verdict: "violated" | "undecided";
  readonly resource: ResourceRecord & { readonly source?: SourcePosition };
  readonly path: string;
  /** All places, where there is more than one. */
  readonly paths: readonly string[];
  readonly message: string;
  /** What the message is made of. */
  readonly issues: readonly IssueRecord[];
  /** What the policy demands. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** Where the rule comes from, such as `cis:4.2.4`. */
  readonly references: readonly string[];
  /** Why it is accepted, and so fails no run and is in no count of violations; null where it is not. */
  readonly exempted: Exempted | null;
  /** What identifies it from one run to the next. */
  readonly fingerprint: string;
  /** null where there is nothing to compare with. */
  readonly change: "new" | "unchanged" | null;
  /** The id of the attack path that it is about; null where it is about none. */
  readonly attackPath: string | null;
  /** The ids of the certain attack paths that it lies on. */
  readonly onPaths: readonly string[];
}

/** How the violations of a run differ from those of an earlier state. */
interface Comparison {
  /** What the earlier state is called: a file, a revision. */
  readonly against: string;
  readonly new: number;
  readonly unchanged: number;
  readonly fixed: readonly FixedFinding[];
}

/** A finding of the earlier state that is gone. */
export type FixedFinding = Pick<ReportedFinding, "fingerprint" | "policy" | "severity" | "message">;

/** What a run found, before policies' metadata, levels and sources are joined to it. */
export interface RunResult {
  readonly records: readonly FindingRecord[];
  readonly faults: readonly FaultRecord[];
  readonly notSeen: readonly Pick<NotSeen, "urn" | "type" | "name" | "reason">[];
  readonly notices: readonly string[];
  /** Kubernetes objects that were judged. */
  readonly resources: number;
  readonly managedClusters: number;
  /** What to say of calendars of support that are old by now, where versions are judged by them. */
  readonly oldCalendars: readonly string[];
  /** The stack of the program; null for files. */
  readonly stack: string | null;
  readonly folder: string;
  readonly sources: ReadonlyMap<string, SourcePosition>;
}

export interface ReportOptions {
  readonly policies: readonly Policy[];
  readonly settings: Settings;
  readonly packVersion: string;
  readonly select: (policy: Policy) => boolean;
  readonly minSeverity: Severity;
}

/** Builds the report of a run: the worst and most certain findings first, in a stable order. */
export function reportOf(run: RunResult, options: ReportOptions): Report {
  const byId = new Map(options.policies.map((policy) => [policy.id, policy]));
  const attackPaths = pathsIn(run.records).map((path) => withSources(path, run.sources));
  const onPaths = onPathsIn(attackPaths);
  const findings = weighed(run.records, options.settings)
    .flatMap((record) => {
      const policy = byId.get(record.policy);
      return policy === undefined || !isWanted(record, policy, options)
        ? []
        : [{ ...reported(record, policy, run, options), onPaths: onPaths(record) }];
    })
    .sort(worstFirst)
    .map(withOrdinals());
  const faults = run.faults.map(
    ({ fault }) => `${fault}; it did not run there. This is a fault of the pack.`,
  );
  return {
    version: 1,
    pack: options.packVersion,
    stack: run.stack,
    folder: run.folder,
    summary: summaryOf(findings, run),
    comparison: null,
    findings,
    attackPaths,
    notSeen: run.notSeen.map(({ urn, type, name, reason }) => ({ resource: { urn, type, name }, reason })),
    notices: [...new Set([...run.notices, ...(judgesVersions(options) ? run.oldCalendars : []), ...faults])],
  };
}

/** Each path once, in the order in which policies tell them. */
function pathsIn(records: readonly FindingRecord[]): ToldPath[] {
  const byId = new Map<string, ToldPath>();
  for (const { attackPath } of records) if (attackPath !== undefined) byId.set(attackPath.id, attackPath);
  return [...byId.values()];
}

/** Whether calendars of support matter. */
function judgesVersions({ policies, settings }: ReportOptions): boolean {
  return policies.some(({ id }) => id === ON_VERSIONS) && settings.levelOf(ON_VERSIONS) !== "disabled";
}

/** The records of a run with its open questions as the settings take them: left out, or as violations. */
function weighed(records: readonly FindingRecord[], { ofPack }: Settings): readonly FindingRecord[] {
  if (ofPack.undecided === "none") return records.filter(({ verdict }) => verdict === "violated");
  return ofPack.undecided === "violation"
    ? records.map((record) => ({ ...record, verdict: "violated" }))
    : records;
}

function isWanted(
  { severity }: FindingRecord,
  policy: Policy,
  { select, minSeverity }: ReportOptions,
): boolean {
  return select(policy) && rank(severity) >= rank(minSeverity);
}

function reported(
  record: FindingRecord,
  policy: Policy,
  run: RunResult,
  { settings }: ReportOptions,
): Omit<ReportedFinding, "onPaths"> {
  const { urn } = record.resource;
  const source = record.resource.source ?? (urn === null ? undefined : run.sources.get(urn));
  return {
    policy: policy.id,
    category: policy.category,
    threats: policy.threats,
    severity: record.severity,
    enforcement: settings.levelOf(policy.id) === "advisory" ? "advisory" : "mandatory",
    verdict: record.verdict,
    resource: { ...record.resource, ...(source && { source }) },
    path: record.paths[0] ?? "",
    paths: record.paths,
    message: record.message,
    issues: record.issues,
    title: policy.title,
    why: policy.why,
    fix: fixOf(policy, settings.optionsOf(policy)),
    references: policy.references,
    exempted: record.exempted,
    fingerprint: "",
    change: null,
    attackPath: record.attackPath?.id ?? null,
  };
}

/** Findings in their order, with fingerprints that no other has. */
function withOrdinals(): (finding: ReportedFinding) => ReportedFinding {
  const ordinal = numbered();
  return (finding) => {
    const issues = finding.issues.map((issue) => ({ ...issue, fingerprint: ordinal(issue.fingerprint) }));
    const all = issues.map(({ fingerprint }) => fingerprint).sort();
    return { ...finding, issues, fingerprint: digest(all) };
  };
}

function summaryOf(findings: readonly ReportedFinding[], run: RunResult): Summary {
  const standing = findings.filter(({ exempted }) => exempted === null);
  const violated = standing.filter(({ verdict }) => verdict === "violated");
  const countOf = (severity: Severity) => violated.filter((finding) => finding.severity === severity).length;
  return {
    resources: run.resources,
    managedClusters: run.managedClusters,
    violated: violated.length,
    undecided: standing.length - violated.length,
    exempted: findings.length - standing.length,
    notSeen: run.notSeen.length,
    bySeverity: {
      low: countOf("low"),
      medium: countOf("medium"),
      high: countOf("high"),
      critical: countOf("critical"),
    },
  };
}

function worstFirst(a: ReportedFinding, b: ReportedFinding): number {
  return (
    Number(a.exempted !== null) - Number(b.exempted !== null) ||
    Number(a.verdict === "undecided") - Number(b.verdict === "undecided") ||
    Number(b.attackPath !== null) - Number(a.attackPath !== null) ||
    Number(b.onPaths.length > 0) - Number(a.onPaths.length > 0) ||
    rank(b.severity) - rank(a.severity) ||
    compare(a.policy, b.policy) ||
    compare(a.resource.urn ?? "", b.resource.urn ?? "") ||
    compare(placeOf(a), placeOf(b)) ||
    compare(a.message, b.message)
  );
}

function placeOf({ resource: { source } }: ReportedFinding): string {
  return source === undefined ? "" : `${source.file}:${String(source.line).padStart(9, "0")}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
