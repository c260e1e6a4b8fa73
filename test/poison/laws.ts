import { policies } from "../../policies";
import type { Stack } from "../support/builders";
import type { Judge, Statement } from "./judge";
import { type Poisoned, pairOf, poisoningsOf, reversed } from "./poisons";

/**
 * What compares fields whatever they hold, or asks only whether they are set: a value of a wrong type, which the API
 * server refuses, is as good as another one.
 */
const TAKES_ANY_TYPE: ReadonlySet<string> = new Set([
  "no-broken-probes",
  "no-overlapping-cron-jobs",
  "require-job-cleanup",
]);

/**
 * Policies on rights that several roles give together. Where several values are not known, so that nothing is certain of
 * any of these roles, they say nothing: any two roles that are not known might give anything.
 */
const JOIN_RIGHTS: ReadonlySet<string> = new Set(
  policies.flatMap((policy) => {
    const permissions = "permissions" in policy ? (policy.permissions ?? []) : [];
    return permissions.some(({ needs }) => needs.length > 1) ? [policy.id] : [];
  }),
);

/** Nothing of it may reach a terminal or a page as it is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;
const LONGEST = 4_000;

/** The laws that a judge breaks in a world, one sentence each. */
export interface Outcome {
  readonly poisonings: number;
  readonly broken: readonly string[];
}

/** What of a world's poisonings is tried. */
export interface Effort {
  readonly random: () => number;
  /** The share of poisonings that is tried; 1 for all. */
  readonly share: number;
  /** How many pairs of worlds are tried in which several places are unknown. */
  readonly pairs: number;
}

/** Of the cases of policies on ways of attackers, each of which looks at the whole graph, this share is enough. */
const SHARE_ON_PATHS = 0.03;

/** Judges a world and its poisonings. `name` says which world it is. */
export function outcomeOf(judge: Judge, world: Stack, name: string, effort: Effort): Outcome {
  const share = isOnPaths(name) ? effort.share * SHARE_ON_PATHS : effort.share;
  const broken: string[] = [];
  const guarded = (place: string, laws: () => Iterable<string>) => {
    try {
      for (const law of laws()) broken.push(`${name}, ${place}: ${law}`);
    } catch (thrown) {
      broken.push(`${name}, ${place}: it fails: ${(thrown as Error).stack}`);
    }
  };
  const full = judge(world);
  guarded("in reverse", () => orderLaws(judge, world, full));
  let poisonings = 0;
  for (const poisoned of poisoningsOf(world)) {
    if (effort.random() >= share) continue;
    poisonings++;
    guarded(poisoned.place, () => brokenBy(judge, full, poisoned));
  }
  for (let pair = 0; pair < effort.pairs; pair++) {
    poisonings++;
    const { more, less, place, isName } = pairOf(world, effort.random);
    guarded(place, () => knowledgeLaws(judge(more), judge(less), isName, true));
  }
  return { poisonings, broken };
}

function* orderLaws(judge: Judge, world: Stack, full: readonly Statement[]): Generator<string> {
  if (told(judge(reversed(world))) !== told(full))
    yield "another order of objects and keys changes what is said";
}

function* brokenBy(judge: Judge, full: readonly Statement[], poisoned: Poisoned): Generator<string> {
  const said = judge(poisoned.world);
  for (const { text } of said) {
    if (UNSEEN.test(text)) yield `a message holds what cannot be seen: ${JSON.stringify(text)}`;
    if (text.length > LONGEST) yield `a message has ${text.length} characters`;
  }
  if (poisoned.law === "unknown") yield* knowledgeLaws(full, said, poisoned.isName);
  const certain = full.filter(({ isCertain }) => isCertain);
  const isSilent = certain.length > 0 && said.length === 0;
  if (poisoned.law === "wrong type" && isSilent && !certain.some(({ by }) => TAKES_ANY_TYPE.has(by)))
    yield "what was certain passes in silence";
  if (poisoned.twin !== undefined && told(said) !== told(judge(poisoned.twin)))
    yield "null is not judged like a field that is not there";
}

/** What holds between a world and the same world of which less is known. */
function* knowledgeLaws(
  more: readonly Statement[],
  less: readonly Statement[],
  isName = false,
  isOfSeveral = false,
): Generator<string> {
  const certain = more.filter(({ isCertain }) => isCertain);
  const mustSpeak = certain.some(({ by }) => !isOfSeveral || !JOIN_RIGHTS.has(by));
  if (mustSpeak && less.length === 0) yield "what is certain passes in silence where less is known";
  // What is wrong for a worse reason that is not certain any more may be told by the policy on the milder one: where
  // several judge together, it is enough that one of them was certain of the object.
  const isSame = (one: Statement, other: Statement) =>
    isName || isOnPaths(other.by) ? one.by === other.by : one.about === other.about;
  const isKnown = (said: Statement) => certain.some((each) => isSame(each, said));
  for (const each of less) {
    if (each.isCertain && !isKnown(each)) yield `is certain only where less is known: ${each.text}`;
  }
}

/** Policies on ways of attackers tell the change that closes most of them: which one that is depends on all objects. */
function isOnPaths(policy: string): boolean {
  return policy.startsWith("no-attack-paths-");
}

/** What is said, whatever its order: places of one object come in the order in which it declares them. */
function told(said: readonly Statement[]): string {
  const inOrder = (text: string) => text.split(/[ ,;()]+/).sort();
  return JSON.stringify(
    said.map(({ by, isCertain, text }) => [by, isCertain, ...inOrder(text)].join(" ")).sort(),
  );
}
