import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Connection, Direction } from "./endpoint";
import type { Action, AdminPolicy, AdminRule, IsolatingPolicy } from "./policy-types";

/** The policies that select a pod, for certain or perhaps. */
export interface Applied {
  readonly isolating: { readonly policy: IsolatingPolicy; readonly verdict: true | Unknown }[];
  readonly admin: { readonly policy: AdminPolicy; readonly verdict: true | Unknown }[];
}

export interface Permission {
  readonly verdict: Truth;
  readonly witness?: Witness;
}

interface Witness {
  readonly policy: DeclaredResource;
  readonly rule: Field;
}

/** Everything that a tier may decide, with what would make it; `pass` leaves the decision to the next one. */
type Outcomes = Map<Action, Witness | undefined>;

/**
 * Whether the policies of a pod permit a connection in a direction: first the administrator's, then those that isolate,
 * which decide for good where one selects the pod, then the administrator's baseline; else everything is permitted.
 *
 * Source: kubernetes-sigs/network-policy-api, `ClusterNetworkPolicySpec.tier`.
 */
export function permits(
  applied: Applied,
  direction: Direction,
  connection: Connection,
  namespace: string | Unknown,
): Permission {
  const decided: Outcomes = new Map();
  const tiers = [
    () => adminOutcomes(applied, "admin", direction, connection),
    () => isolationOutcomes(applied, direction, connection, namespace),
    () => adminOutcomes(applied, "baseline", direction, connection),
  ];
  for (const tier of tiers) {
    const outcomes = tier();
    for (const [action, witness] of outcomes) if (action !== "pass") note(decided, action, witness);
    if (!outcomes.has("pass")) return permissionOf(decided);
  }
  note(decided, "allow", undefined);
  return permissionOf(decided);
}

function permissionOf(decided: Outcomes): Permission {
  const isOpen = decided.has("allow") && decided.has("deny");
  const verdict = isOpen ? UNKNOWN : decided.has("allow");
  const witness = isOpen ? (decided.get("allow") ?? decided.get("deny")) : [...decided.values()][0];
  return witness === undefined ? { verdict } : { verdict, witness };
}

function note(outcomes: Outcomes, action: Action, witness: Witness | undefined): void {
  if (outcomes.get(action) === undefined) outcomes.set(action, witness);
}

/**
 * NetworkPolicies and their like: allowed is the union of what all of them allow, once one isolates. A policy that only
 * perhaps isolates decides nothing if it allows the connection anyway.
 */
function isolationOutcomes(
  { isolating }: Applied,
  direction: Direction,
  connection: Connection,
  namespace: string | Unknown,
): Outcomes {
  const outcomes: Outcomes = new Map();
  const judged = isolating.map(({ policy, verdict }) =>
    judge(policy, verdict, direction, connection, namespace),
  );
  for (const { witness, mayDeny } of judged) if (mayDeny) note(outcomes, "deny", witness);
  const allowing = judged.find(({ isolates, allows }) => isolates === true && allows === true);
  if (allowing !== undefined) return noted(outcomes, "allow", allowing.witness);
  const isolators = judged.filter(({ isolates }) => isolates !== false);
  if (isolators.length === 0) return noted(outcomes, "pass", undefined);
  for (const { allows, witness } of judged) if (allows !== false) note(outcomes, "allow", witness);
  const certain = isolators.find(({ isolates }) => isolates === true);
  if (certain !== undefined) return noted(outcomes, "deny", certain.witness);
  const forbidding = isolators.find(({ allows }) => allows !== true);
  if (forbidding !== undefined) note(outcomes, "deny", forbidding.witness);
  return noted(outcomes, "pass", undefined);
}

function noted(outcomes: Outcomes, action: Action, witness: Witness | undefined): Outcomes {
  note(outcomes, action, witness);
  return outcomes;
}

interface Judgement {
  readonly isolates: Truth;
  readonly allows: Truth;
  readonly mayDeny: boolean;
  readonly witness: Witness;
}

function judge(
  policy: IsolatingPolicy,
  selects: true | Unknown,
  direction: Direction,
  connection: Connection,
  namespace: string | Unknown,
): Judgement {
  const section = policy.sections[direction];
  const isolates = selects === true || section.isolates === false ? section.isolates : UNKNOWN;
  const { verdict, rule } = section.allows(connection, namespace);
  return {
    isolates,
    allows: verdict,
    mayDeny: section.denies === UNKNOWN,
    witness: { policy: policy.object, rule: rule ?? section.field },
  };
}

/** The administrator's rules of one tier: the first that matches decides, by priority and then by order. */
function adminOutcomes(
  { admin }: Applied,
  tier: "admin" | "baseline",
  direction: Direction,
  connection: Connection,
): Outcomes {
  const outcomes: Outcomes = new Map();
  const here = admin.filter(({ policy }) => policy.tier === tier);
  for (const { policy, verdict } of here) {
    if (policy.priority !== UNKNOWN) continue;
    merge(outcomes, firstMatch(policy, verdict, direction, connection));
  }
  for (const equals of byPriority(here)) {
    const decisions = equals.map(({ policy, verdict }) => firstMatch(policy, verdict, direction, connection));
    const isFinal = decisions.some((decision) => !decision.has(NONE));
    for (const decision of decisions) merge(outcomes, decision);
    if (isFinal) return outcomes;
  }
  return noted(outcomes, "pass", undefined);
}

/** That no rule of a policy matches. */
const NONE = "none";

function merge(outcomes: Outcomes, decision: ReadonlyMap<Action | typeof NONE, Witness | undefined>): void {
  for (const [action, witness] of decision) if (action !== NONE) note(outcomes, action, witness);
}

function firstMatch(
  policy: AdminPolicy,
  selects: true | Unknown,
  direction: Direction,
  connection: Connection,
): Map<Action | typeof NONE, Witness | undefined> {
  const decision = new Map<Action | typeof NONE, Witness | undefined>();
  const isMatch = (rule: AdminRule) => {
    const matches = rule.matches(connection);
    return selects === true || matches === false ? matches : UNKNOWN;
  };
  for (const rule of policy.rules[direction]) {
    const matches = isMatch(rule);
    if (matches === false) continue;
    for (const action of rule.actions) {
      if (!decision.has(action)) decision.set(action, { policy: policy.object, rule: rule.field });
    }
    if (matches === true) return decision;
  }
  return decision.set(NONE, undefined);
}

function byPriority(policies: Applied["admin"]): Applied["admin"][] {
  const groups = new Map<number, Applied["admin"]>();
  for (const applied of policies) {
    const { priority } = applied.policy;
    if (priority === UNKNOWN) continue;
    const group = groups.get(priority);
    if (group === undefined) groups.set(priority, [applied]);
    else group.push(applied);
  }
  return [...groups].sort(([one], [other]) => one - other).map(([, group]) => group);
}

/** Ports at which the answer for a pod may change. */
export function boundsOfApplied({ isolating, admin }: Applied, direction: Direction): number[] {
  return [
    ...isolating.flatMap(({ policy }) => policy.sections[direction].bounds),
    ...admin.flatMap(({ policy }) => policy.rules[direction].flatMap(({ bounds }) => bounds)),
  ];
}
