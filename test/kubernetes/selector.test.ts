import fc from "fast-check";
import { selectsByExpression, selectsByMap } from "../../lib/kubernetes/selector";
import { type Declaration, DeclaredResource } from "../../lib/model/declared-resource";
import type { Field } from "../../lib/model/field";
import { isList, isMap, type Truth, UNKNOWN, type Value, type ValueMap } from "../../lib/model/value";
import { runs } from "../support/runs";

function field(value: Value | undefined): Field {
  const declaration: Declaration = { urn: null, type: "", properties: { value } };
  return new DeclaredResource(declaration, "v1", "Pod", false).root.key("value");
}

function byMap(selector: Value | undefined, labels: Value | undefined): Truth {
  return selectsByMap(field(selector), field(labels));
}

function byExpression(selector: Value | undefined, labels: Value | undefined): Truth {
  return selectsByExpression(field(selector), field(labels));
}

type Case = [name: string, selector: Value | undefined, labels: Value | undefined, expected: Truth];

const web = { app: "web", tier: "front" };

describe("selectsByMap", () => {
  test.each<Case>([
    ["all entries equal", { app: "web", tier: "front" }, web, true],
    ["fewer entries than labels", { app: "web" }, web, true],
    ["another value", { app: "db" }, web, false],
    ["a key that is missing", { zone: "a" }, web, false],
    ["one of two entries differs", { app: "web", tier: "back" }, web, false],
    ["no labels", { app: "web" }, undefined, false],
    ["an empty map selects nothing", {}, web, false],
    ["an absent map selects nothing", undefined, web, false],
    ["null selects nothing", null, web, false],
    ["an empty map selects nothing among no labels", {}, {}, false],
    ["an entry that is null demands nothing", { app: "web", tier: null }, { app: "web" }, true],
    ["only entries that are null: an empty map", { app: null }, web, false],
    ["an empty value", { app: "" }, { app: "" }, true],
    ["an empty value is not an absent label", { app: "" }, {}, false],
    ["a key with a prefix", { "app.kubernetes.io/name": "web" }, { "app.kubernetes.io/name": "web" }, true],
    ["a key named like a property of objects", { constructor: "x" }, {}, false],
    ["capital letters count", { app: "Web" }, web, false],
    ["an unknown selector", UNKNOWN, web, UNKNOWN],
    ["an unknown selector among no labels", UNKNOWN, {}, UNKNOWN],
    ["an unknown value of the selector", { app: UNKNOWN }, web, UNKNOWN],
    ["an unknown value, and another entry that differs", { app: UNKNOWN, tier: "back" }, web, false],
    ["unknown labels", { app: "web" }, UNKNOWN, UNKNOWN],
    ["unknown labels and an empty map", {}, UNKNOWN, false],
    ["an unknown label", { app: "web" }, { app: UNKNOWN }, UNKNOWN],
    ["an unknown label that nobody asks for", { app: "web" }, { app: "web", tier: UNKNOWN }, true],
    ["an unknown label, and another that differs", web, { app: UNKNOWN, tier: "back" }, false],
    ["a label that is no text", { app: "1" }, { app: 1 }, UNKNOWN],
    ["a selector that is no map", "app=web", web, UNKNOWN],
    ["a selector that is a list", ["app"], web, UNKNOWN],
  ])("%s", (_, selector, labels, expected) => {
    expect(byMap(selector, labels)).toBe(expected);
  });
});

describe("selectsByExpression", () => {
  const expression = (key: Value, operator: Value, values?: Value): ValueMap => ({
    matchExpressions: [{ key, operator, values }],
  });

  test.each<Case>([
    ["an absent selector selects nothing", undefined, web, false],
    ["null selects nothing", null, web, false],
    ["an absent selector selects nothing among unknown labels", undefined, UNKNOWN, false],
    ["an empty selector selects everything", {}, web, true],
    ["an empty selector selects what has no labels", {}, undefined, true],
    ["an empty selector selects what has unknown labels", {}, UNKNOWN, true],
    ["empty parts select everything", { matchLabels: {}, matchExpressions: [] }, web, true],
    ["parts that are null select everything", { matchLabels: null, matchExpressions: null }, web, true],
    ["an unknown selector", UNKNOWN, web, UNKNOWN],
    ["a selector that is no map", "app=web", web, UNKNOWN],

    ["matchLabels that hold", { matchLabels: { app: "web" } }, web, true],
    ["matchLabels that differ", { matchLabels: { app: "db" } }, web, false],
    ["matchLabels that are unknown", { matchLabels: UNKNOWN }, web, UNKNOWN],
    ["matchLabels with an unknown value", { matchLabels: { app: UNKNOWN } }, web, UNKNOWN],
    ["matchExpressions that are unknown", { matchExpressions: UNKNOWN }, web, UNKNOWN],
    ["one expression that is unknown", { matchExpressions: [UNKNOWN] }, web, UNKNOWN],
    [
      "an unknown part, and matchLabels that differ",
      { matchLabels: { app: "db" }, matchExpressions: UNKNOWN },
      web,
      false,
    ],
    ["both parts hold", { matchLabels: { app: "web" }, ...expression("tier", "Exists") }, web, true],
    ["only matchLabels hold", { matchLabels: { app: "web" }, ...expression("zone", "Exists") }, web, false],
    [
      "only matchExpressions hold",
      { matchLabels: { app: "db" }, ...expression("tier", "Exists") },
      web,
      false,
    ],
    [
      "two expressions on one key must both hold",
      {
        matchExpressions: [
          { key: "app", operator: "Exists" },
          { key: "app", operator: "NotIn", values: ["web"] },
        ],
      },
      web,
      false,
    ],

    ["In with the value", expression("app", "In", ["db", "web"]), web, true],
    ["In without the value", expression("app", "In", ["db"]), web, false],
    ["In on an absent key", expression("zone", "In", ["a"]), web, false],
    ["In on an absent key with unknown values", expression("zone", "In", UNKNOWN), web, false],
    ["In with unknown values", expression("app", "In", UNKNOWN), web, UNKNOWN],
    ["In with the value and an unknown one", expression("app", "In", [UNKNOWN, "web"]), web, true],
    ["In with another value and an unknown one", expression("app", "In", ["db", UNKNOWN]), web, UNKNOWN],
    ["In on an unknown label", expression("app", "In", ["web"]), { app: UNKNOWN }, UNKNOWN],
    ["In among unknown labels", expression("app", "In", ["web"]), UNKNOWN, UNKNOWN],
    ["In without values, which the API server refuses", expression("app", "In", []), web, UNKNOWN],
    ["In with absent values, which the API server refuses", expression("app", "In"), web, UNKNOWN],
    ["In with a value that is no text", expression("app", "In", [1]), web, UNKNOWN],

    ["NotIn with the value", expression("app", "NotIn", ["db", "web"]), web, false],
    ["NotIn without the value", expression("app", "NotIn", ["db"]), web, true],
    ["NotIn on an absent key", expression("zone", "NotIn", ["a"]), web, true],
    ["NotIn among no labels", expression("zone", "NotIn", ["a"]), undefined, true],
    ["NotIn on an absent key with unknown values", expression("zone", "NotIn", UNKNOWN), web, true],
    ["NotIn with the value and an unknown one", expression("app", "NotIn", ["web", UNKNOWN]), web, false],
    [
      "NotIn with another value and an unknown one",
      expression("app", "NotIn", ["db", UNKNOWN]),
      web,
      UNKNOWN,
    ],
    ["NotIn on an unknown label", expression("app", "NotIn", ["web"]), { app: UNKNOWN }, UNKNOWN],
    ["NotIn among unknown labels", expression("app", "NotIn", ["web"]), UNKNOWN, UNKNOWN],
    ["NotIn without values, which the API server refuses", expression("app", "NotIn", []), web, UNKNOWN],

    ["Exists on a key that is there", expression("app", "Exists"), web, true],
    ["Exists on an empty value", expression("app", "Exists"), { app: "" }, true],
    ["Exists on an absent key", expression("zone", "Exists"), web, false],
    ["Exists with an empty list of values", expression("app", "Exists", []), web, true],
    ["Exists with values, which the API server refuses", expression("app", "Exists", ["web"]), web, UNKNOWN],
    ["DoesNotExist with values", expression("zone", "DoesNotExist", ["a"]), web, UNKNOWN],
    [
      "Exists on a label that may turn out to be none",
      expression("app", "Exists"),
      { app: UNKNOWN },
      UNKNOWN,
    ],
    ["Exists among unknown labels", expression("app", "Exists"), UNKNOWN, UNKNOWN],

    ["DoesNotExist on a key that is there", expression("app", "DoesNotExist"), web, false],
    ["DoesNotExist on an absent key", expression("zone", "DoesNotExist"), web, true],
    ["DoesNotExist among no labels", expression("zone", "DoesNotExist"), undefined, true],
    ["DoesNotExist on an unknown label", expression("app", "DoesNotExist"), { app: UNKNOWN }, UNKNOWN],
    ["DoesNotExist among unknown labels", expression("app", "DoesNotExist"), UNKNOWN, UNKNOWN],

    ["an operator that does not exist", expression("app", "Equals", ["web"]), web, UNKNOWN],
    ["an operator in another case", expression("app", "in", ["web"]), web, UNKNOWN],
    ["an operator of node affinity", expression("app", "Gt", ["1"]), web, UNKNOWN],
    ["an unknown operator", expression("app", UNKNOWN, ["web"]), web, UNKNOWN],
    ["an absent operator", { matchExpressions: [{ key: "app" }] }, web, UNKNOWN],
    ["an unknown key", expression(UNKNOWN, "Exists"), web, UNKNOWN],
    ["an absent key of the expression", { matchExpressions: [{ operator: "Exists" }] }, web, UNKNOWN],
    ["an expression that is no map", { matchExpressions: ["app"] }, web, UNKNOWN],
  ])("%s", (_, selector, labels, expected) => {
    expect(byExpression(selector, labels)).toBe(expected);
  });
});

describe("laws", () => {
  const key = fc.constantFrom("app", "tier", "zone");
  const text = fc.constantFrom("a", "b", "");
  const labels = fc.dictionary(key, text);
  const values = fc.array(text, { minLength: 1, maxLength: 3 });
  const expression = fc.oneof(
    fc.record({ key, operator: fc.constantFrom("In", "NotIn"), values }),
    fc.record({ key, operator: fc.constantFrom("Exists", "DoesNotExist"), values: fc.constant([]) }),
  );
  const selector = fc.record(
    { matchLabels: labels, matchExpressions: fc.array(expression, { maxLength: 3 }) },
    { requiredKeys: [] },
  );

  test("on known values, the answer is that of plain two-valued logic", () => {
    fc.assert(
      fc.property(selector, labels, (given, on) => {
        expect(byExpression(given, on)).toBe(plainly(given.matchLabels, given.matchExpressions, on));
        expect(byMap(given.matchLabels, on)).toBe(
          Object.keys(given.matchLabels ?? {}).length > 0 && plainly(given.matchLabels, [], on),
        );
      }),
    );
  });

  test("an expression and its opposite never agree", () => {
    const opposites = { In: "NotIn", NotIn: "In", Exists: "DoesNotExist", DoesNotExist: "Exists" } as const;
    fc.assert(
      fc.property(expression, labels, (given, on) => {
        const opposite = { ...given, operator: opposites[given.operator] };
        const answers = [given, opposite].map((one) => byExpression({ matchExpressions: [one] }, on));
        expect(answers.toSorted()).toEqual([false, true]);
      }),
    );
  });

  /** Any value at all, valid or not, biased towards the shape of a selector. */
  const oddity: fc.Arbitrary<Value> = fc.constantFrom<Value>(null, 1, true, "a", [], {}, [null], UNKNOWN);
  const odd = (usual: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
    fc.oneof({ arbitrary: usual, weight: 9 }, { arbitrary: oddity, weight: 1 });
  const oddLabels = odd(fc.dictionary(key, odd(text)));
  const oddExpression = odd(
    fc.record(
      {
        key: odd(key),
        operator: odd(fc.constantFrom("In", "NotIn", "Exists", "DoesNotExist", "Equals")),
        values: odd(fc.array(odd(text), { maxLength: 3 })),
      },
      { requiredKeys: [] },
    ),
  );
  const oddSelector = odd(
    fc.record(
      { matchLabels: oddLabels, matchExpressions: odd(fc.array(oddExpression, { maxLength: 3 })) },
      { requiredKeys: [] },
    ),
  );

  test("replacing any part of a LabelSelector or of labels by an unknown never flips a certain answer", () => {
    fc.assert(
      fc.property(oddSelector, oddLabels, (given, on) => {
        const before = byExpression(given, on);
        for (const poisoned of poisonings(given)) expectNoFlip(before, byExpression(poisoned, on));
        for (const poisoned of poisonings(on)) expectNoFlip(before, byExpression(given, poisoned));
      }),
      runs(500),
    );
  });

  test("replacing any part of an equality map or of labels by an unknown never flips a certain answer", () => {
    fc.assert(
      fc.property(oddLabels, oddLabels, (given, on) => {
        const before = byMap(given, on);
        for (const poisoned of poisonings(given)) expectNoFlip(before, byMap(poisoned, on));
        for (const poisoned of poisonings(on)) expectNoFlip(before, byMap(given, poisoned));
      }),
      runs(500),
    );
  });

  test("two unknowns are no more certain than one", () => {
    fc.assert(
      fc.property(selector, labels, (given, on) => {
        const before = byExpression(given, on);
        for (const one of poisonings(given)) {
          for (const two of poisonings(on)) expectNoFlip(before, byExpression(one, two));
        }
      }),
    );
  });
});

function plainly(
  matchLabels: Readonly<Record<string, string>> = {},
  expressions: readonly { key: string; operator: string; values: readonly string[] }[] = [],
  labels: Readonly<Record<string, string>>,
): boolean {
  const isEqual = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return (
    isEqual &&
    expressions.every(({ key, operator, values }) => {
      const label = labels[key];
      const isNegative = operator === "NotIn" || operator === "DoesNotExist";
      const isThere = label !== undefined && (operator.endsWith("In") ? values.includes(label) : true);
      return isThere !== isNegative;
    })
  );
}

/** The value with each of its parts, itself included, replaced by an unknown. */
function* poisonings(value: Value): Generator<Value> {
  yield UNKNOWN;
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      for (const poisoned of poisonings(item)) yield value.with(index, poisoned);
    }
  }
  if (!isMap(value)) return;
  for (const [name, item] of Object.entries(value)) {
    for (const poisoned of poisonings(item ?? null)) yield { ...value, [name]: poisoned };
  }
}

function expectNoFlip(before: Truth, after: Truth): void {
  if (before !== UNKNOWN && after !== UNKNOWN) expect(after).toBe(before);
}
