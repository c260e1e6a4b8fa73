import type { DeclaredResource } from "./declared-resource";
import type { Field } from "./field";
import { type Issue, onlyIf, settingIssue, weighed } from "./issue";
import type { Severity } from "./severity";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "./value";

type Scalar = string | number | boolean;

/** What a setting must hold, where absence breaks the demand. */
type DemandFor =
  | { readonly mustBe: Scalar }
  | { readonly mustBeOneOf: readonly Scalar[] }
  | { readonly mustBeSet: true }
  | {
      readonly mustInclude: readonly string[];
      /** The name of the field that is compared, where the elements are maps. */
      readonly by?: string;
    };

/** What a setting must not hold; absence never breaks the demand. */
type DemandAgainst =
  | { readonly mustNotBe: Scalar }
  | { readonly mustNotBeOneOf: readonly Scalar[] }
  | { readonly mayOnlyBe: readonly Scalar[] }
  | { readonly mustNotBeSet: true }
  | { readonly mustNotMatch: RegExp /** What it may hold, in words. */; readonly safe: string };

/**
 * One input of a cloud resource, and what it must hold. The paths of its conditions start where its own does; those
 * that pass through the same list are read in the same element.
 */
export type Setting = (DemandFor | DemandAgainst) & {
  /** Type tokens of the resources that have it. */
  readonly on: readonly string[];
  /**
   * Its place; `[]` after a name stands for each element of that list, `[0]` for the first one, and `["a.b"]` for a
   * name with dots.
   */
  readonly path: string;
  /** What the cloud does where it is absent, in a few words. */
  readonly unset: string;
  /** Values of other inputs, by path, that make it meaningless: any of them is enough. */
  readonly unless?: Readonly<Record<string, Scalar>>;
  /** Inputs that, where set, take its place. */
  readonly unlessSet?: readonly string[];
  /** Values of other inputs, by path, that it needs to mean anything: all of them, one of each list. */
  readonly onlyWith?: Readonly<Record<string, readonly Scalar[]>>;
  /** Inputs that must be set for it to mean anything. */
  readonly onlyWithSet?: readonly string[];
  /** How bad it is, where that differs from the rest of its policy. */
  readonly severity?: Severity;
};

/** Whether a setting demands something that a resource has to say, and does not only rule something out. */
export function isDemandFor(setting: DemandFor | DemandAgainst): setting is DemandFor {
  return ["mustBe", "mustBeOneOf", "mustBeSet", "mustInclude"].some((demand) => demand in setting);
}

/** The issues that settings make on a resource. */
export function issuesOn(
  object: DeclaredResource,
  settings: readonly Setting[],
): Generator<Issue | undefined> {
  return issuesIn(object.root, object.type, settings);
}

/** The issues that settings of one type make on what a field holds. */
export function* issuesIn(
  root: Field,
  type: string,
  settings: readonly Setting[],
): Generator<Issue | undefined> {
  for (const setting of settings) {
    if (!setting.on.includes(type)) continue;
    for (const place of placesOf(root, setting.path)) {
      const issue = onlyIf(hasMeaning(place, setting), judge(place.field, setting));
      yield setting.severity === undefined ? issue : weighed(setting.severity, issue);
    }
  }
}

/** What a setting must hold, in words: for tables. */
export function safeValueOf(setting: Setting): string {
  if ("mustBe" in setting) return String(setting.mustBe);
  if ("mustBeOneOf" in setting) return setting.mustBeOneOf.join(" or ");
  if ("mustNotBe" in setting) return `not ${setting.mustNotBe}`;
  if ("mustNotBeOneOf" in setting) return `not ${setting.mustNotBeOneOf.join(" or ")}`;
  if ("mayOnlyBe" in setting) return setting.mayOnlyBe.join(" or ");
  if ("mustNotMatch" in setting) return setting.safe;
  if ("mustInclude" in setting) return `with ${setting.mustInclude.join(" and ")}`;
  return "mustBeSet" in setting ? "set" : "not set";
}

function hasMeaning(
  place: Place,
  { unless = {}, unlessSet = [], onlyWith = {}, onlyWithSet = [] }: Setting,
): Truth {
  const holds = ([path, value]: [string, Scalar]) => conditionAt(place, path).is(value);
  const isSet = (path: string) => conditionAt(place, path).isSet;
  return allOf([
    not(anyOf([...Object.entries(unless).map(holds), ...unlessSet.map(isSet)])),
    ...Object.entries(onlyWith).map(([path, values]) => conditionAt(place, path).isOneOf(values)),
    ...onlyWithSet.map(isSet),
  ]);
}

function judge(field: Field, setting: Setting): Issue | undefined {
  if ("mustBe" in setting) return field.mustBe(setting.mustBe);
  if ("mustNotBe" in setting) return field.mustNotBe(setting.mustNotBe);
  if ("mustBeSet" in setting) return field.mustBeSet();
  if ("mustNotBeSet" in setting) return field.mustNotBeSet();
  if ("mustInclude" in setting) return judgeList(field, setting.mustInclude, setting.by);
  if ("mustNotBeOneOf" in setting) return mustNotHold(field, field.isOneOf(setting.mustNotBeOneOf));
  if ("mayOnlyBe" in setting && field.isAbsent) return undefined;
  if ("mayOnlyBe" in setting) return mustNotHold(field, not(field.isOneOf(setting.mayOnlyBe)));
  if ("mustNotMatch" in setting)
    return mustNotHold(field, matches(field, setting.mustNotMatch), ` instead of ${setting.safe}`);
  const wanted = setting.mustBeOneOf.join(" or ");
  return settingIssue(not(field.isOneOf(setting.mustBeOneOf)), field, "must set", wanted);
}

function mustNotHold(field: Field, isBad: Truth, instead = ""): Issue | undefined {
  return settingIssue(isBad, field, "must not set", `${field.shown}${instead}`);
}

function matches(field: Field, pattern: RegExp): Truth {
  const text = field.string();
  return text === UNKNOWN ? UNKNOWN : text !== undefined && pattern.test(text);
}

function judgeList(list: Field, wanted: readonly string[], by: string | undefined): Issue | undefined {
  const items = by === undefined ? list.items() : list.items().map((item) => item.key(by));
  const lacks = (each: string) => not(anyOf(items.map((item) => item.is(each))));
  const missing = wanted.filter((each) => lacks(each) === true);
  const isBad: Truth = missing.length > 0 || anyOf(wanted.map(lacks));
  return list.violates(`must list ${missing.join(", ")}`, isBad);
}

/** The fields at a path of a setting: `[]` after a name stands for each element, `[0]` for the first one. */
export function fieldsAt(root: Field, path: string): Field[] {
  return placesOf(root, path).map(({ field }) => field);
}

/** Where a setting is, with the innermost element of a list around it and the path of that element. */
interface Place {
  readonly field: Field;
  readonly root: Field;
  readonly element: Field;
  readonly elementPath: string;
}

const STEP = /(\[0?\])|\["([^"]+)"\]|([^.[\]]+)/g;

function placesOf(root: Field, path: string): Place[] {
  let places: Place[] = [{ field: root, root, element: root, elementPath: "" }];
  for (const { 0: step, 1: list, 2: quoted, 3: plain, index } of path.matchAll(STEP)) {
    const name = quoted ?? plain;
    if (name !== undefined) places = places.map((place) => ({ ...place, field: place.field.key(name) }));
    if (list === undefined) continue;
    const elementPath = path.slice(0, index + step.length);
    places = places.flatMap(({ field }) =>
      field
        .items()
        .slice(0, list === "[0]" ? 1 : undefined)
        .map((element) => ({ field: element, root, element, elementPath })),
    );
  }
  return places;
}

function conditionAt({ root, element, elementPath }: Place, path: string): Field {
  const isInElement = elementPath !== "" && path.startsWith(`${elementPath}.`);
  return isInElement ? element.at(path.slice(elementPath.length + 1)) : root.at(path);
}
