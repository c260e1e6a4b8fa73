import type { ObjectPolicy, Options, OptionValues, Policy, StackPolicy } from "./define";
import { type Claim, type Claims, claimsOf } from "./kubernetes/claim";
import type { Cluster } from "./kubernetes/cluster";
import type { KubernetesObject } from "./kubernetes/object";
import { UNKNOWN } from "./kubernetes/value";

/** What one policy says about one object. */
export interface Finding {
  readonly policy: Policy;
  readonly verdict: "violated" | "undecided";
  readonly object: KubernetesObject;
  /** Exact places in the declared object, the most telling first. */
  readonly paths: readonly string[];
  /** One sentence: object, demand, path and value. */
  readonly message: string;
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

/** Judges one object by one policy; never throws. */
export function evaluate(
  policy: ObjectPolicy,
  object: KubernetesObject,
  options = optionValues(policy),
): Evaluation {
  return guarded(
    policy,
    () => object.title,
    () => policy.check(object, options),
  );
}

/** Judges the objects of a cluster by one policy; never throws. */
export function evaluateStack(
  policy: StackPolicy,
  cluster: Cluster,
  options = optionValues(policy),
): Evaluation {
  return guarded(
    policy,
    () => "the stack",
    () => policy.checkStack(cluster, options),
  );
}

function guarded(policy: Policy, subject: () => string, check: () => Claims): Evaluation {
  try {
    return { findings: findingsOf(policy, claimsOf(check())), faults: [] };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { findings: [], faults: [{ policy, subject: subject(), error }] };
  }
}

function findingsOf(policy: Policy, claims: Iterable<Claim>): Finding[] {
  let byObject: Map<KubernetesObject, Claim[]> | undefined;
  for (const claim of claims) {
    byObject ??= new Map();
    const known = byObject.get(claim.field.owner);
    if (known === undefined) byObject.set(claim.field.owner, [claim]);
    else known.push(claim);
  }
  // Most policies have nothing to say of most objects.
  if (byObject === undefined) return [];
  return [...byObject].map(([object, ofObject]) => findingOf(policy, object, ofObject));
}

/** Certain claims say it all; open ones count only where nothing is certain. */
function findingOf(policy: Policy, object: KubernetesObject, claims: readonly Claim[]): Finding {
  const violated = claims.filter((claim) => claim.verdict === "violated");
  const verdict = violated.length > 0 ? "violated" : "undecided";
  const told = violated.length > 0 ? violated : claims;
  const paths = [...new Set(told.map((claim) => claim.field.path))];
  const message = verdict === "violated" ? demands(object, told) : openQuestion(object, told);
  return { policy, verdict, object, paths, message };
}

function demands(object: KubernetesObject, claims: readonly Claim[]): string {
  const byDemand = new Map<string, Set<string>>();
  for (const { must, what, who } of claims) {
    const told = byDemand.get(must) ?? new Set();
    byDemand.set(must, told.add(who === undefined ? what : `${what} (${who})`));
  }
  const clauses = [...byDemand].map(([must, told]) => `${must} ${[...told].join(", ")}`.trimEnd());
  return `${object.title} ${clauses.join("; it ")}`;
}

/**
 * An open question names the values that are not known. Where all of them are, it is open because of what this program
 * does not show: an object of another one, what a chart brings.
 */
function openQuestion(object: KubernetesObject, claims: readonly Claim[]): string {
  const unknown = pathsOf(claims.filter(({ field }) => field.value === UNKNOWN));
  if (unknown.length > 0) {
    const verb = unknown.length > 1 ? "are" : "is";
    return `${object.title}: ${unknown.join(", ")} ${verb} not known until deployment; this policy will decide then`;
  }
  const places = pathsOf(claims).join(", ") || "the object";
  return `${object.title}: what this program shows before deployment does not decide on ${places}`;
}

function pathsOf(claims: readonly Claim[]): string[] {
  return [...new Set(claims.map(({ field }) => field.path))].filter((path) => path !== "");
}
