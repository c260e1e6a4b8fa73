import { type AttackPath, isThroughClusterAdmin, pathsBetween, type Source } from "../attack/paths";
import { keyOfFix } from "../attack/step";
import { toldPath } from "../attack/told";
import type { Goal } from "../attack/vertex";
import type { Program } from "../kubernetes/cluster";
import type { Issue } from "../model/issue";
import { count } from "../model/words";
import { type CloudPolicy, cloudPolicy } from "./define";
import type { Metadata } from "./metadata";

interface PathPolicySource extends Metadata {
  /** Where the attacker starts; of ways that one change closes, those of the first source are told. */
  readonly sources: readonly Source[];
  /** What the attacker wants; of ways that one change closes, those to the first goal are told. */
  readonly goals: readonly Goal[];
}

/**
 * Defines a policy on ways of attackers: a finding for each change that closes some of them, on the object that it
 * changes. Certain ways violate it; those that an object of another program may forbid, or that a value decides that
 * nobody knows yet, leave it open.
 */
export function pathPolicy({ sources, goals, ...metadata }: PathPolicySource): CloudPolicy {
  return cloudPolicy({
    ...metadata,
    checkStack: (program) => issuesOfPaths(pathsAmong(program, sources, goals)),
  });
}

function pathsAmong(program: Program, sources: readonly Source[], goals: readonly Goal[]): AttackPath[] {
  const paths = goals.flatMap((goal) => sources.flatMap((source) => pathsBetween(program, source, goal)));
  return paths.filter((path) => path.certainty !== "confirmed" || !isThroughClusterAdmin(path));
}

/** The issues that paths are, each change once, certain ones first. */
export function issuesOfPaths(paths: readonly AttackPath[]): Issue[] {
  const told = new Set<string>();
  return inOrder(paths).flatMap((path) => {
    const key = path.cut === undefined ? path.id : keyOfFix(path.cut.fix);
    const issue = told.has(key) ? undefined : issueOf(path);
    told.add(key);
    return issue ?? [];
  });
}

function inOrder(paths: readonly AttackPath[]): AttackPath[] {
  const isCertain = (path: AttackPath) => path.certainty === "confirmed";
  return [...paths.filter(isCertain), ...paths.filter((path) => !isCertain(path))];
}

function issueOf(path: AttackPath): Issue | undefined {
  const field = path.cut?.fix.field ?? path.steps.findLast(({ at }) => at !== undefined)?.at;
  if (field === undefined) return undefined;
  const attackPath = toldPath(path);
  const { from, purpose, hops, certainty } = attackPath;
  const way = `an attacker from ${from} ${purpose}, in ${count(hops.length, "step")}`;
  const demands = {
    confirmed: `must not let ${way}`,
    open: `may let ${way}: nothing in this program forbids it`,
    possible: `may let ${way}: values that are not known decide`,
  };
  const verdict = certainty === "confirmed" ? "violated" : "undecided";
  return { verdict, field, form: "fact", demand: demands[certainty], attackPath };
}
