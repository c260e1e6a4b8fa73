import type { Program } from "../kubernetes/cluster";
import type { DeclaredResource } from "../model/declared-resource";
import { escaped, type Field } from "../model/field";
import { type Issue, type Issues, issuesOf } from "../model/issue";
import { addTo } from "../model/multimap";
import { type Severity, worst } from "../model/severity";
import type { ToldPath } from "../model/told-path";
import type { ObjectPolicy, Options, OptionValues, Policy, StackPolicy } from "./define";
// Circle: an exempted finding carries its exemption, and exemptions narrow findings.
import type { Exempted } from "./exemptions/exemption";
import { withOptions } from "./option";
import { sentenceOf } from "./sentence";

/** What one policy says about one object. */
export interface Finding {
  readonly policy: Policy;
  readonly verdict: "violated" | "undecided";
  /** That of the worst issue, where issues have one of their own; else the policy's. */
  readonly severity: Severity;
  readonly object: DeclaredResource;
  /** What it is made of. */
  readonly issues: readonly Issue[];
  /** Exact places in the declared object, the most telling first. */
  readonly paths: readonly string[];
  /** One sentence: object, demand, path and value. */
  readonly message: string;
  /** What to do, with the values of the options that were in force. */
  readonly fix: string;
  /** Why it counts as accepted, where it does. */
  readonly exempted?: Exempted;
  /** The way of an attacker that it is about. */
  readonly attackPath?: ToldPath;
}

/** A policy that failed on an object: a fault of ours, reported instead of thrown. */
export interface Fault {
  readonly policy: Policy;
  readonly subject: string;
  readonly error: Error;
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
}

/** What most policies have to say of most objects. */
export const NOTHING: Evaluation = { findings: [], faults: [] };

/** The defaults of a policy's options, overlaid with configured values. */
export function optionValues(
  policy: Policy,
  configured: Readonly<Record<string, unknown>> = {},
): OptionValues<Options> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(policy.options))
    values[name] = configured[name] ?? option.default;
  return values as OptionValues<Options>;
}

/** What to do about a finding; an option that it names in braces stands there with its value. */
export function fixOf(policy: Policy, options = optionValues(policy)): string {
  return withOptions(policy.fix, options);
}

/** Judges one object by one policy; never throws. */
export function evaluate(
  policy: ObjectPolicy,
  object: DeclaredResource,
  options = optionValues(policy),
): Evaluation {
  return guarded(policy, options, object, () => policy.check(object, options));
}

/** Judges a program by one policy: each cluster on its own, or its clouds once; never throws. */
export function evaluateStack(
  policy: StackPolicy,
  program: Program,
  options = optionValues(policy),
): Evaluation {
  if (policy.scope === "cloud")
    return guarded(policy, options, stack, () => policy.checkStack(program, options));
  const evaluations = program.clusters.map((cluster) =>
    guarded(policy, options, stack, () => policy.checkStack(cluster, options)),
  );
  return {
    findings: evaluations.flatMap(({ findings }) => findings),
    faults: evaluations.flatMap(({ faults }) => faults),
  };
}

const stack = { title: "the stack" };

function guarded(
  policy: Policy,
  options: OptionValues<Options>,
  subject: { readonly title: string },
  check: () => Issues,
): Evaluation {
  try {
    const issues = issuesOf(check());
    return issues.length === 0 ? NOTHING : { findings: findingsOf(policy, options, issues), faults: [] };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { findings: [], faults: [{ policy, subject: subject.title, error }] };
  }
}

function findingsOf(policy: Policy, options: OptionValues<Options>, issues: readonly Issue[]): Finding[] {
  const byObject = new Map<DeclaredResource, Issue[]>();
  for (const issue of issues) addTo(byObject, issue.field.owner, issue);
  const fix = fixOf(policy, options);
  return [...byObject].map(([object, ofObject]) => ({ ...findingOf(policy, object, ofObject), fix }));
}

/** The finding that is left of one when only some of its issues count. */
export function narrowed(finding: Finding, issues: readonly Issue[]): Finding {
  if (issues.length === finding.issues.length) return finding;
  return { ...findingOf(finding.policy, finding.object, issues), fix: finding.fix };
}

/** Certain issues say it all; open ones count only where nothing is certain. */
function findingOf(policy: Policy, object: DeclaredResource, issues: readonly Issue[]): Omit<Finding, "fix"> {
  const violated = issues.filter((issue) => issue.verdict === "violated");
  const verdict = violated.length > 0 ? "violated" : "undecided";
  const reported = violated.length > 0 ? violated : issues;
  const paths = [...new Set(reported.map((issue) => issue.field.path))];
  const attackPath = reported.find((issue) => issue.attackPath !== undefined)?.attackPath;
  const isTold = verdict === "violated" || attackPath !== undefined;
  const message = escaped(isTold ? sentenceOf(object, reported) : openQuestion(object, reported));
  const severity = worst(reported.map((issue) => issue.severity ?? policy.severity)) ?? policy.severity;
  return {
    policy,
    verdict,
    severity,
    object,
    issues: reported,
    paths,
    message,
    ...(attackPath && { attackPath }),
  };
}

/**
 * An open question names the values that are not known. Where all of them are, it is open because of what the program
 * or the files do not show: an object of another one, what a chart brings. Manifests are not waiting for a deployment.
 */
function openQuestion(object: DeclaredResource, issues: readonly Issue[]): string {
  const isManifest = object.declaration.urn === null;
  const malformed = pathsOf(issues.flatMap(({ field }) => field.malformed ?? []));
  if (malformed.length > 0)
    return `${object.title}: ${malformed.join(", ")} ${are(malformed)} not of the type that the API takes`;
  const unknown = pathsOf(issues.flatMap(({ field }) => field.unknownFrom ?? []));
  if (unknown.length > 0) {
    const where = isManifest ? "in these files" : "known until deployment; this policy will decide then";
    return `${object.title}: ${unknown.join(", ")} ${are(unknown)} not ${where}`;
  }
  const places = pathsOf(issues.map(({ field }) => field)).join(", ") || "the object";
  const shown = isManifest ? "what is in these files" : "what this program shows before deployment";
  return `${object.title}: ${shown} does not decide on ${places}`;
}

function are(paths: readonly string[]): string {
  return paths.length > 1 ? "are" : "is";
}

function pathsOf(fields: readonly Field[]): string[] {
  return [...new Set(fields.map(({ path }) => path))].filter((path) => path !== "");
}
