import { type Claim, claimIf, onlyIf } from "../claim";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { anyOf, not, type Truth } from "../value";

type Scalar = string | number | boolean;

/** What a setting must hold. Absence breaks `mustBe`, `mustBeOneOf`, `mustBeSet` and `mustInclude`, and never the others. */
type Demand =
  | { readonly mustBe: Scalar }
  | { readonly mustBeOneOf: readonly Scalar[] }
  | { readonly mustNotBe: Scalar }
  | { readonly mustNotBeOneOf: readonly Scalar[] }
  | { readonly mustBeSet: true }
  | { readonly mustNotBeSet: true }
  | { readonly mustInclude: readonly string[] };

/** One input of a cloud resource, and what it must hold. */
export type Setting = Demand & {
  /** Type tokens of the resources that have it. */
  readonly on: readonly string[];
  /** Its place; `[]` after a name stands for each element of that list, `[0]` for the first one. */
  readonly path: string;
  /** What the cloud does where it is absent, in a few words. */
  readonly unset: string;
  /** Values of other inputs, by path, that make it meaningless: any of them is enough. */
  readonly unless?: Readonly<Record<string, Scalar>>;
  /** Inputs that, where set, take its place. */
  readonly unlessSet?: readonly string[];
};

/** The claims that settings make on a resource. */
export function claimsOn(
  object: KubernetesObject,
  settings: readonly Setting[],
): Generator<Claim | undefined> {
  return claimsIn(object.root, object.type, settings);
}

/** The claims that settings of one type make on what a field holds. */
export function* claimsIn(
  root: Field,
  type: string,
  settings: readonly Setting[],
): Generator<Claim | undefined> {
  for (const setting of settings) {
    if (!setting.on.includes(type)) continue;
    const counts = not(isMeaningless(root, setting));
    for (const field of placesOf(root, setting.path)) yield onlyIf(counts, judge(field, setting));
  }
}

/** What a setting must hold, in words: for tables. */
export function safeValueOf(setting: Setting): string {
  if ("mustBe" in setting) return String(setting.mustBe);
  if ("mustBeOneOf" in setting) return setting.mustBeOneOf.join(" or ");
  if ("mustNotBe" in setting) return `not ${setting.mustNotBe}`;
  if ("mustNotBeOneOf" in setting) return `not ${setting.mustNotBeOneOf.join(" or ")}`;
  if ("mustInclude" in setting) return `with ${setting.mustInclude.join(" and ")}`;
  return "mustBeSet" in setting ? "set" : "not set";
}

function isMeaningless(root: Field, { unless = {}, unlessSet = [] }: Setting): Truth {
  return anyOf([
    ...Object.entries(unless).map(([path, value]) => root.at(path).is(value)),
    ...unlessSet.map((path) => root.at(path).isSet),
  ]);
}

function judge(field: Field, setting: Setting): Claim | undefined {
  if ("mustBe" in setting) return field.mustBe(setting.mustBe);
  if ("mustNotBe" in setting) return field.mustNotBe(setting.mustNotBe);
  if ("mustBeSet" in setting) return field.mustBeSet();
  if ("mustNotBeSet" in setting) return field.mustNotBeSet();
  if ("mustInclude" in setting) return judgeList(field, setting.mustInclude);
  if ("mustNotBeOneOf" in setting) {
    const isBad = field.isOneOf(setting.mustNotBeOneOf);
    return claimIf(isBad, field, "must not set", `${field.path}=${field.shown}`);
  }
  const wanted = setting.mustBeOneOf.join(" or ");
  return claimIf(not(field.isOneOf(setting.mustBeOneOf)), field, "must set", `${field.path}=${wanted}`);
}

function judgeList(list: Field, wanted: readonly string[]): Claim | undefined {
  const items = list.items();
  const lacks = (each: string) => not(anyOf(items.map((item) => item.is(each))));
  const missing = wanted.filter((each) => lacks(each) === true);
  const isBad: Truth = missing.length > 0 || anyOf(wanted.map(lacks));
  return claimIf(isBad, list, "must list", `${missing.join(", ")} in ${list.path}`);
}

/** The fields at a path of a setting: one, or each element of its lists. */
export function placesOf(root: Field, path: string): Field[] {
  let places = [root];
  for (const step of path.split(".")) {
    const name = step.replace(/\[0?\]$/, "");
    places = places.map((place) => place.key(name));
    if (step.endsWith("[]")) places = places.flatMap((place) => place.items());
    if (step.endsWith("[0]")) places = places.flatMap((place) => place.items().slice(0, 1));
  }
  return places;
}
