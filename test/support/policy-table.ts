import { inspect } from "node:util";
import { WORKLOAD_KINDS } from "../../lib/kubernetes/pods/workload";
import { declaredBy } from "../../lib/model/declared-resource";
import { isMap, UNKNOWN, type Value } from "../../lib/model/value";
import { repaired } from "../../lib/policy/apply-repair";
import type { ObjectPolicy, StackPolicy } from "../../lib/policy/define";
import { evaluate, evaluateStack, type Finding, optionValues } from "../../lib/policy/evaluate";
import { type Manifest, type Stack, setAt, stack } from "./builders";
import { declarationOf, programIn } from "./declared";
import { variants } from "./places";

/** What is judged, with the options of the policy where a case needs other than the defaults. */
export type Case<Given> = Given | Unfolded<Given>;

interface Unfolded<Given> {
  readonly given: Given;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Whether the page shows it, in place of the first one. */
  readonly example?: true;
}

export interface Reject<Given, Says> extends Unfolded<Given> {
  /** The exact message; for a stack, the messages in order. */
  readonly says: Says;
  /** What the policy's repair makes of it. */
  readonly fixed?: Manifest;
}

/** The cases of a policy: each name a sentence; the first of each kind is the example of its page, if none says it is. */
export interface Table<Given, Says> {
  readonly accepts: Readonly<Record<string, Case<Given>>>;
  readonly rejects: Readonly<Record<string, Reject<Given, Says>>>;
  readonly undecided?: Readonly<Record<string, Case<Given>>>;
}

interface Subject<Given> {
  readonly judge: (given: Given, options?: Readonly<Record<string, unknown>>) => Finding[];
  /** The same case with a value replaced at each place in turn, by the path of the place. */
  readonly variants: (given: Given, by: Value) => [string, Given][];
}

/** Tables by policy id, for the generated pages and the meta-test. */
export const TABLES = new Map<string, Table<Manifest, string> | Table<Stack, readonly string[]>>();

const WRONG_TYPES: Value[] = [null, "[secret]", -1, true, [], {}, [null], "\u0000\u202e"];

/** Tests a policy on single objects: its table, every workload kind, repairs, unknowns and wrong types. */
export function testPolicy(policy: ObjectPolicy, table: Table<Manifest, string>): void {
  TABLES.set(policy.id, table);
  if (typeof describe === "undefined") return;
  const subject: Subject<Manifest> = {
    judge: (given, options) => judgeObject(policy, given, options),
    variants,
  };
  describe(policy.id, () => {
    testCases(subject, table, (finding) => finding.message);
    if (runsInPods(policy)) testWorkloadKinds(policy, table);
    if (policy.remediation) testRepairs(policy, table);
    testSoundness(subject, table);
  });
}

/** Tests a policy on the objects of a cluster. */
export function testStackPolicy(policy: StackPolicy, table: Table<Stack, readonly string[]>): void {
  TABLES.set(policy.id, table);
  if (typeof describe === "undefined") return;
  const subject: Subject<Stack> = {
    judge: (given, options) => judgeStack(policy, given, options),
    variants: ({ objects, notSeen }, by) =>
      objects.flatMap((object, index) =>
        variants(object, by).map(([path, variant]): [string, Stack] => [
          `${object.kind} ${path}`,
          { objects: objects.with(index, variant), notSeen },
        ]),
      ),
  };
  describe(policy.id, () => {
    testCases(subject, table, undefined);
    test("is order-independent", () => {
      for (const { given, options, says } of Object.values(table.rejects)) {
        const reversed = judgeStack(policy, { ...given, objects: given.objects.toReversed() }, options);
        expect(reversed.map(({ message }) => message).sort()).toEqual([...says].sort());
      }
    });
    testSoundness(subject, table);
  });
}

/** Tests a policy on roles: cases of one role, and those of roles with their bindings. */
export function testRolePolicy(
  policy: StackPolicy,
  table: Table<Manifest, string>,
  more: Table<Stack, readonly string[]> = { accepts: {}, rejects: {} },
): void {
  testStackPolicy(policy, onStacks(table, more));
}

/** Policies on documents of components alone have no case that is a pod. */
function runsInPods({ scope, flags = [] }: ObjectPolicy): boolean {
  return scope === "component" ? flags.length > 0 : scope !== "resource";
}

/** The cases of single objects and those of stacks together: for a policy that is a table of settings, and more. */
export function onStacks(
  table: Table<Manifest, string>,
  more: Table<Stack, readonly string[]> = { accepts: {}, rejects: {} },
): Table<Stack, readonly string[]> {
  const cases = (of: Readonly<Record<string, Case<Manifest>>> = {}) =>
    Object.fromEntries(
      Object.entries(of).map(([name, each]): [string, Case<Stack>] => {
        return [name, { ...unfolded(each), given: stack(unfolded(each).given) }];
      }),
    );
  const rejects = Object.entries(table.rejects).map(([name, { given, says, fixed: _, ...rest }]) => [
    name,
    { ...rest, given: stack(given), says: [says] },
  ]);
  return {
    accepts: { ...cases(table.accepts), ...more.accepts },
    rejects: { ...Object.fromEntries(rejects), ...more.rejects },
    undecided: { ...cases(table.undecided), ...more.undecided },
  };
}

function testCases<Given, Says>(
  { judge }: Subject<Given>,
  table: Table<Given, Says>,
  single: ((finding: Finding) => string) | undefined,
): void {
  test.each(Object.entries(table.accepts))("accepts %s", (_name, accepted) => {
    const { given, options } = unfolded(accepted);
    expect(judge(given, options).map(({ message }) => message)).toEqual([]);
  });
  test.each(Object.entries(table.rejects))("rejects %s", (_name, { given, says, options }) => {
    const findings = judge(given, options);
    expect(findings.map(({ message }) => message)).toEqual(single ? [says] : says);
    expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(new Set(["violated"]));
  });
  const undecided = Object.entries(table.undecided ?? {});
  if (undecided.length === 0) return;
  test.each(undecided)("leaves open %s", (_name, open) => {
    const { given, options } = unfolded(open);
    expect(new Set(judge(given, options).map(({ verdict }) => verdict))).toEqual(new Set(["undecided"]));
  });
}

/** Each case that is a Pod holds in every workload kind, with the path of that kind. */
function testWorkloadKinds(policy: ObjectPolicy, table: Table<Manifest, string>): void {
  const pods = Object.values(table.rejects).filter(({ given }) => given.kind === "Pod");
  test("finds the same in every workload kind, at the path of that kind", () => {
    expect(pods.length).toBeGreaterThan(0);
    for (const { given, options } of pods) {
      const [inPod] = judgeObject(policy, given, options);
      const expected = WORKLOAD_KINDS.map(({ type, path }) => {
        return [type, "violated", inPod?.paths.map((place) => (path === "" ? place : `${path}.${place}`))];
      });
      const found = WORKLOAD_KINDS.map(({ type, path }) => {
        const [first] = judgeObject(policy, inKind(given, type, path), options);
        return [type, first?.verdict, first?.paths];
      });
      expect(found).toEqual(expected);
    }
  });
  test("accepts the same in every workload kind", () => {
    for (const accepted of Object.values(table.accepts)) {
      const { given, options } = unfolded(accepted);
      if (given.kind !== "Pod") continue;
      const found = WORKLOAD_KINDS.flatMap(({ type, path }) =>
        judgeObject(policy, inKind(given, type, path), options),
      );
      expect(found.map(({ object, message }) => [object.kind, message])).toEqual([]);
    }
  });
}

function testRepairs(policy: ObjectPolicy, table: Table<Manifest, string>): void {
  const repairs = Object.entries(table.rejects).filter(([, { fixed }]) => fixed !== undefined);
  test("has a case that shows its repair", () => expect(repairs.length).toBeGreaterThan(0));
  test.each(repairs)("repairs %s", (_name, { given, fixed, options }) => {
    const before = inspect(given, { depth: null });
    const result = repair(policy, given);
    expect(result).toEqual(fixed);
    expect(inspect(given, { depth: null })).toBe(before);
    expect(judgeObject(policy, result, options)).toEqual([]);
    expect(repair(policy, result)).toEqual(result);
  });
}

function repair(policy: ObjectPolicy, given: Manifest): Manifest {
  const [subject] = declaredBy(declarationOf(given));
  if (subject === undefined) throw new Error("the case is no Kubernetes object");
  return repaired(policy, subject) as Manifest;
}

/**
 * An unknown may turn out to be the value that was there: so it must never turn a rejected case into a pass, nor an
 * accepted one into a violation. Wrong types must never make a policy fail.
 */
function testSoundness<Given, Says>(
  { judge, variants: of }: Subject<Given>,
  table: Table<Given, Says>,
): void {
  test("stays sound when any value is unknown", () => {
    for (const [name, { given, options }] of Object.entries(table.rejects)) {
      const passed = of(given, UNKNOWN).filter(([, variant]) => judge(variant, options).length === 0);
      expect({ name, passedAfterUnknown: passed.map(([path]) => path) }).toEqual({
        name,
        passedAfterUnknown: [],
      });
    }
    for (const [name, accepted] of Object.entries(table.accepts)) {
      const { given, options } = unfolded(accepted);
      const isViolated = ([, variant]: [string, Given]) =>
        judge(variant, options).some(({ verdict }) => verdict === "violated");
      const violated = of(given, UNKNOWN).filter(isViolated);
      expect({ name, violatedAfterUnknown: violated.map(([path]) => path) }).toEqual({
        name,
        violatedAfterUnknown: [],
      });
    }
  });
  test("survives values of any type", () => {
    for (const { given, options } of [
      ...Object.values(table.accepts).map(unfolded),
      ...Object.values(table.rejects),
    ]) {
      // Each place meets some of the types; the cases together meet all of them at places of each kind.
      const broken = WRONG_TYPES.map((wrong) => of(given, wrong));
      for (const [place] of (broken[0] ?? []).entries()) {
        const variant = broken[place % WRONG_TYPES.length]?.[place]?.[1];
        if (variant !== undefined) judge(variant, options);
      }
    }
  });
}

function judgeObject(
  policy: ObjectPolicy,
  given: Manifest,
  options?: Readonly<Record<string, unknown>>,
): Finding[] {
  const objects = declaredBy(declarationOf(given)).filter(policy.appliesTo);
  return objects.flatMap((each) => settled(evaluate(policy, each, optionValues(policy, options))));
}

function judgeStack(
  policy: StackPolicy,
  given: Stack,
  options?: Readonly<Record<string, unknown>>,
): Finding[] {
  return settled(evaluateStack(policy, programIn(given), optionValues(policy, options)));
}

function settled({ findings, faults }: ReturnType<typeof evaluate>): Finding[] {
  const [fault] = faults;
  if (fault !== undefined) throw fault.error;
  return [...findings];
}

/** A case with its options. */
export function unfolded<Given>(of: Case<Given>): {
  given: Given;
  options?: Readonly<Record<string, unknown>>;
} {
  const isFolded = isMap(of) && "given" in of;
  return isFolded
    ? (of as unknown as { given: Given; options: Readonly<Record<string, unknown>> })
    : { given: of as Given };
}

/** A Pod's case as another kind: its metadata and spec become the template. */
function inKind(given: Manifest, type: string, path: string): Manifest {
  if (path === "") return given;
  const [group, kind] = type.includes("/") ? type.split("/") : ["", type];
  const { metadata, spec } = given;
  const apiVersion = group ? `${group}/v1` : "v1";
  return setAt({ apiVersion, kind: kind ?? "", metadata: { name: "web" } }, path.split("."), {
    ...(metadata !== undefined && { metadata }),
    ...(spec !== undefined && { spec }),
  }) as Manifest;
}
