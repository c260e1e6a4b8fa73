import fc from "fast-check";
import { selectsByExpression } from "../../lib/kubernetes/selector";
import { objectsOf } from "../../lib/model/declared-resource";
import { Field } from "../../lib/model/field";
import type { Value } from "../../lib/model/value";
import { pod } from "../support/builders";
import { upstreamAnswers, worldsOf } from "./upstream";

const key = fc.constantFrom("app", "tier", "example.com/zone", "kubernetes.io/metadata.name");
const text = fc.constantFrom("a", "b", "", "a.b", "10");
const labels = fc.dictionary(key, text, { maxKeys: 3 });
const expression = fc.record(
  {
    key,
    operator: fc.oneof(
      { arbitrary: fc.constantFrom("In", "NotIn", "Exists", "DoesNotExist"), weight: 12 },
      { arbitrary: fc.constantFrom("in", "Equals", "Gt", ""), weight: 1 },
    ),
    values: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: ["key", "operator"] },
);
const selector = fc.record(
  { matchLabels: labels, matchExpressions: fc.array(expression, { maxLength: 3 }) },
  { requiredKeys: [] },
);
const world = fc.record({
  selector: fc.oneof({ arbitrary: selector, weight: 30 }, { arbitrary: fc.constant(null), weight: 1 }),
  labels: fc.array(labels, { minLength: 8, maxLength: 8 }),
});

const [owner] = objectsOf({ urn: null, type: "", properties: pod() });

function field(value: Value | null): Field {
  if (owner === undefined) throw new Error("no object");
  return new Field(value, owner);
}

test("a selector selects what apimachinery selects, and nothing for certain where it is refused there", () => {
  const worlds = worldsOf(world);
  const answers = upstreamAnswers<boolean | null>("labels", worlds);
  const differences = worlds.flatMap((each, index) =>
    each.labels.flatMap((set, place) => {
      const ours = selectsByExpression(field(each.selector as Value), field(set));
      const theirs = answers[index]?.[place] ?? null;
      const isSame = theirs === null ? ours !== true : ours === theirs;
      return isSame ? [] : [{ selector: each.selector, labels: set, ours, theirs }];
    }),
  );
  expect(differences.slice(0, 10)).toEqual([]);
});
