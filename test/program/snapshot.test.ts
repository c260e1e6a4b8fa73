import { UNKNOWN } from "../../lib/model/value";
import { snapshotOf } from "../../lib/program/snapshot";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (rest: object) => ({ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...rest });
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

test("unknowns of every type become one value", () => {
  const { properties } = snapshotOf({
    text: UNKNOWN_TEXT,
    list: ["6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", 1],
  });
  expect(properties).toEqual({ text: UNKNOWN, list: [UNKNOWN, 1] });
});

test("secrets are unwrapped and their paths remembered", () => {
  const { properties, secrets } = snapshotOf({
    data: { "a.b/c": secret("x") },
    spec: { list: [secret([1])] },
  });
  expect(properties).toEqual({ data: { "a.b/c": "x" }, spec: { list: [[1]] } });
  expect(secrets).toEqual(['data["a.b/c"]', "spec.list[0]"]);
});

test("an output is its value, an output without a value unknown", () => {
  const { properties, secrets } = snapshotOf({ a: output({ value: 1, secret: true }), b: output({}) });
  expect(properties).toEqual({ a: 1, b: UNKNOWN });
  expect(secrets).toEqual(["a"]);
});

test("a masked secret, whose type nobody knows, is unknown", () => {
  expect(snapshotOf({ spec: "[secret]" }).properties).toEqual({ spec: UNKNOWN });
});

test("the engine's own keys are left out at the top and kept below", () => {
  expect(snapshotOf({ __defaults: [], spec: { __inputs: 1 } }).properties).toEqual({ spec: { __inputs: 1 } });
});

test("data that contains itself is unknown where it does", () => {
  const circle: Record<string, unknown> = { name: "a" };
  circle["self"] = [circle, circle];
  expect(snapshotOf({ circle }).properties).toEqual({ circle: { name: "a", self: [UNKNOWN, UNKNOWN] } });
});

test("data that nests too deep is unknown from there", () => {
  let deep: unknown = "bottom";
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];
  expect(JSON.stringify(snapshotOf({ deep }).properties)).toMatch(/^\{"deep":\[+null\]+\}$/);
});

test("a map may have keys that mean something to JavaScript", () => {
  const spec = JSON.parse('{"__proto__": {"a": 1}, "constructor": {"name": "Secret"}, "value": 2}');
  const { properties, secrets } = snapshotOf({ spec });
  expect(JSON.stringify(properties)).toBe(JSON.stringify({ spec }));
  expect(secrets).toEqual([]);
  expect(Object.getPrototypeOf(properties["spec"])).toBe(Object.prototype);
});

test("null stays null, and undefined is absent", () => {
  expect(snapshotOf({ a: null, b: undefined, c: { d: undefined } }).properties).toEqual({ a: null, c: {} });
});
