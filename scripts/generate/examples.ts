import type { Examples } from "../../lib/explanation/explanation";
import { isMap } from "../../lib/model/value";
import type { Manifest, Stack } from "../../test/support/builders";
import { type Case, type Reject, unfolded } from "../../test/support/policy-table";
import type { AnyTable, Entry } from "./load";
import { isSame, Pruning } from "./shown";
import { statementOf } from "./typescript";

type Given = Manifest | Stack;

/** What the test table of a policy tells a reader: of each kind the case marked as example, else the first. */
export function examplesOf({ table }: Pick<Entry, "table">): Examples {
  const undecided = Object.keys(table?.undecided ?? {});
  const rejected = chosen<Reject<Given, string | readonly string[]>>(table?.rejects ?? {});
  const accepted = chosen<Case<Given>>(table?.accepts ?? {});
  if (rejected === undefined || accepted === undefined) return { undecided };
  const [badName, { given: bad, says, options }] = rejected;
  const [goodName, goodCase] = accepted;
  const { given: good, options: goodOptions } = unfolded<Given>(goodCase);
  return {
    rejected: {
      name: badName,
      ...(options && { options }),
      code: inWhole(objectsIn(bad), objectsIn(good)),
      says: typeof says === "string" ? [says] : says,
    },
    accepted: {
      name: goodName,
      ...(goodOptions && { options: goodOptions }),
      code: changed(objectsIn(good), objectsIn(bad)),
    },
    undecided,
  };
}

function chosen<C extends object>(cases: Readonly<Record<string, C>>): [string, C] | undefined {
  const all = Object.entries(cases);
  return all.find(([, each]) => "example" in each && each.example === true) ?? all[0];
}

/** The objects of the accepted case that a page shows. */
export function acceptedExample(table: AnyTable | undefined): Given | undefined {
  const accepted = chosen<Case<Given>>(table?.accepts ?? {});
  return accepted && unfolded<Given>(accepted[1]).given;
}

/** Whether a case is of several objects. */
export function isStack(given: Given): given is Stack {
  return "objects" in given && Array.isArray(given.objects);
}

/** The objects of a case. */
export function objectsIn(given: Given): readonly Manifest[] {
  return isStack(given) ? given.objects : [given];
}

/** Every object of an example, with what it shares with the other one pruned where it is a pod. */
function inWhole(objects: readonly Manifest[], others: readonly Manifest[]): string {
  if (objects.length === 0) return "// nothing";
  const pruning = new Pruning();
  return objects.map((object) => statementOf(object, twinOf(object, others), pruning)).join("\n\n");
}

/** Only the objects of an example that the other one, which is shown above it, has not or has otherwise. */
function changed(objects: readonly Manifest[], others: readonly Manifest[]): string {
  const news = objects.filter((object) => !isSame(object, twinOf(object, others)));
  if (news.length === objects.length) return inWhole(objects, others);
  const gone = others.filter((other) => twinOf(other, objects) === undefined);
  const without = gone.length === 0 ? "" : `, without ${gone.map(label).join(" and ")}`;
  if (news.length === 0) return `// the same as above${without}`;
  const pruning = new Pruning(true);
  const statements = news.map((object) => statementOf(object, twinOf(object, others), pruning));
  return [...statements, `// … and the rest as above${without}`].join("\n\n");
}

function twinOf(object: Manifest, others: readonly Manifest[]): Manifest | undefined {
  const identity = ({ kind, metadata, $name }: Manifest) => JSON.stringify([kind, nameIn(metadata), $name]);
  return others.find((other) => identity(other) === identity(object));
}

function label({ kind, metadata, $name }: Manifest): string {
  const name = nameIn(metadata) ?? $name;
  return `${kind}${name === undefined ? "" : ` ${JSON.stringify(name)}`}`;
}

function nameIn(metadata: unknown): unknown {
  return isMap(metadata) ? metadata["name"]?.toString() : undefined;
}
