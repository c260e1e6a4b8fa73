import { declaredBy } from "../../lib/model/declared-resource";
import { type Issue, issuesOf } from "../../lib/model/issue";
import { issuesOn, type Setting, safeValueOf } from "../../lib/model/setting";
import { UNKNOWN, type ValueMap } from "../../lib/model/value";

const type = "aws:eks/cluster:Cluster";
const place = { on: [type], path: "switch", unset: "off" };

function verdicts(setting: Setting, properties: ValueMap) {
  const urn = `urn:pulumi:dev::shop::${type}::prod`;
  const issues = declaredBy({ urn, type, properties }).flatMap((object) => [
    ...issuesOf(issuesOn(object, [setting])),
  ]);
  return issues.map((issue) => `${issue.verdict}: ${inWords(issue)}`);
}

function inWords({ form, demand, field, detail }: Issue): string {
  if (form === "fact") return `${demand} (${field.path})`;
  return detail === undefined ? `${demand} ${field.path}` : `${demand} ${field.path}=${detail}`;
}

test.each([
  [{ ...place, mustBe: true }, "true", "violated: must set switch=true"],
  [{ ...place, mustBeOneOf: ["a", "b"] }, "a or b", "violated: must set switch=a or b"],
  [{ ...place, mustBeSet: true as const }, "set", "violated: must set switch"],
  [{ ...place, mustInclude: ["a", "b"] }, "with a and b", "violated: must list a, b (switch)"],
])("absence breaks a demand for something: %j", (setting: Setting, safe, said) => {
  expect(verdicts(setting, { name: "prod" })).toEqual([said]);
  expect(safeValueOf(setting)).toBe(safe);
});

test.each([
  [{ ...place, mustNotBe: true }, "not true"],
  [{ ...place, mustNotBeOneOf: ["a", "b"] }, "not a or b"],
  [{ ...place, mustNotBeSet: true as const }, "not set"],
])("absence breaks no demand against something: %j", (setting: Setting, safe) => {
  expect(verdicts(setting, { name: "prod" })).toEqual([]);
  expect(safeValueOf(setting)).toBe(safe);
});

test("an unknown value leaves every demand open", () => {
  const demands = [{ mustBe: true }, { mustNotBe: true }, { mustInclude: ["a"] }, { mustBeOneOf: ["a"] }];
  for (const demand of demands) {
    expect(verdicts({ ...place, ...demand } as Setting, { switch: UNKNOWN })).toHaveLength(1);
    expect(verdicts({ ...place, ...demand } as Setting, { switch: UNKNOWN })[0]).toMatch(/^undecided/);
  }
});

test("a list that certainly lacks one value is violated, whatever its unknown elements are", () => {
  const setting: Setting = { ...place, mustInclude: ["a"] };
  expect(verdicts(setting, { switch: ["b", UNKNOWN] })[0]).toMatch(/^undecided/);
  expect(verdicts(setting, { switch: ["b"] })).toEqual(["violated: must list a (switch)"]);
});

test("other inputs make a setting meaningless, for certain or perhaps", () => {
  const setting: Setting = { ...place, mustBe: true, unless: { auto: true }, unlessSet: ["pools"] };
  expect(verdicts(setting, { auto: true })).toEqual([]);
  expect(verdicts(setting, { pools: [] })).toEqual([]);
  expect(verdicts(setting, { auto: false })).toEqual(["violated: must set switch=true"]);
  expect(verdicts(setting, { auto: UNKNOWN })).toEqual(["undecided: must set switch=true"]);
});

test("a setting counts only with the values that it needs beside it", () => {
  const setting: Setting = { ...place, mustBe: true, onlyWith: { mode: ["a", "b"] } };
  expect(verdicts(setting, { mode: "b" })).toEqual(["violated: must set switch=true"]);
  expect(verdicts(setting, { mode: "c" })).toEqual([]);
  expect(verdicts(setting, { name: "prod" })).toEqual([]);
  expect(verdicts(setting, { mode: UNKNOWN })).toEqual(["undecided: must set switch=true"]);
});

test("a list of maps is compared by one of their fields", () => {
  const setting: Setting = { ...place, mustInclude: ["a", "b"], by: "type" };
  expect(verdicts(setting, { switch: [{ type: "a" }, { type: "b" }] })).toEqual([]);
  expect(verdicts(setting, { switch: [{ type: "a" }] })).toEqual(["violated: must list b (switch)"]);
  expect(verdicts(setting, { switch: [{ type: "a" }, UNKNOWN] })[0]).toMatch(/^undecided/);
});

test("each element of a list is judged at its own place", () => {
  const setting: Setting = { on: [type], path: "pools[].switch", unset: "off", mustBe: true };
  expect(verdicts(setting, { pools: [{ switch: true }, {}] })).toEqual([
    "violated: must set pools[1].switch=true",
  ]);
});

test("other inputs give a setting its meaning, for certain or perhaps", () => {
  const setting: Setting = { ...place, mustBe: true, onlyWith: { addon: [true] }, onlyWithSet: ["key"] };
  expect(verdicts(setting, { addon: false, key: "k" })).toEqual([]);
  expect(verdicts(setting, { addon: true })).toEqual([]);
  expect(verdicts(setting, { addon: true, key: "k" })).toEqual(["violated: must set switch=true"]);
  expect(verdicts(setting, { addon: true, key: UNKNOWN })).toEqual(["undecided: must set switch=true"]);
});

test("a condition on the same list is read in the same element", () => {
  const setting: Setting = {
    ...place,
    path: "pools[].disks[].key",
    mustBeSet: true,
    onlyWith: { "pools[].disks[].encrypted": [true], on: [true] },
  };
  const disks = [{ encrypted: true }, { encrypted: false }, { encrypted: true, key: "k" }];
  expect(verdicts(setting, { on: true, pools: [{ disks: [] }, { disks }] })).toEqual([
    "violated: must set pools[1].disks[0].key",
  ]);
  expect(verdicts(setting, { on: false, pools: [{ disks }] })).toEqual([]);
});

test("a text must not match, and nothing else is one", () => {
  const setting: Setting = { ...place, mustNotMatch: /^http:/, safe: "https" };
  expect(verdicts(setting, { switch: "http://a" })).toEqual([
    "violated: must not set switch=http://a instead of https",
  ]);
  expect(verdicts(setting, { switch: "https://a" })).toEqual([]);
  expect(verdicts(setting, { name: "prod" })).toEqual([]);
  expect(verdicts(setting, { switch: UNKNOWN })[0]).toMatch(/^undecided/);
  expect(safeValueOf(setting)).toBe("https");
});

test("a text may only be one of some values, and may be absent", () => {
  const setting: Setting = { ...place, mayOnlyBe: [0] };
  expect(verdicts(setting, { switch: 8080 })).toEqual(["violated: must not set switch=8080"]);
  expect(verdicts(setting, { switch: 0 })).toEqual([]);
  expect(verdicts(setting, { name: "prod" })).toEqual([]);
  expect(verdicts(setting, { switch: UNKNOWN })[0]).toMatch(/^undecided/);
});

test("a name with dots is quoted in a path", () => {
  const setting: Setting = { ...place, path: 'a["b.c"]', mustNotBe: true };
  expect(verdicts(setting, { a: { "b.c": true } })).toEqual(['violated: must not set a["b.c"]=true']);
});
