import fc from "fast-check";
import { permissionMatches } from "../../../lib/kubernetes/rbac/risky-permission";
import { ALL_PERMISSIONS } from "../../../lib/kubernetes/rbac/risky-permissions";
import { grants, SOMEWHERE } from "../../../lib/kubernetes/rbac/rule";
import { isList, isMap, type Truth, UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { runs } from "../../support/runs";
import { bruteForce } from "./brute-force";
import { identity, program, request, resourcesOf } from "./programs";
import { can, type Resource, rbac } from "./support";

const requests = fc.array(request, { minLength: 5, maxLength: 5 });

test("on known values, the answer is that of an authorizer that goes through everything", () => {
  fc.assert(
    fc.property(program, identity, requests, (given, who, requests) => {
      const known = rbac(...resourcesOf(given));
      for (const request of requests) {
        const expected = bruteForce(given, who, request);
        expect(known.can(who, request).verdict).toBe(expected === "perhaps" ? UNKNOWN : expected);
      }
    }),
    runs(625),
  );
});

test("somewhere is at least where it is allowed in a namespace", () => {
  fc.assert(
    fc.property(program, identity, request, (given, who, request) => {
      const known = rbac(...resourcesOf(given));
      const { verdict } = known.can(who, { ...request, namespace: SOMEWHERE });
      const inOne = ["a", "b", undefined].map(
        (namespace) => known.can(who, { ...request, namespace }).verdict,
      );
      if (inOne.includes(true)) expect(verdict).toBe(true);
      else expect(verdict).toBe(inOne.includes(UNKNOWN) ? UNKNOWN : false);
    }),
    runs(125),
  );
});

test("a binding allows what an identity may do, and the witness shows it", () => {
  fc.assert(
    fc.property(program, identity, request, (given, who, request) => {
      const known = rbac(...resourcesOf(given));
      const { verdict, witness } = known.can(who, request);
      const byBinding = known
        .bindingsFor(who)
        .map((grant) => ({ ...grant, ...known.allows(grant.binding, request) }))
        .filter((grant) => grant.verdict !== false);
      expect(byBinding.some((grant) => grant.verdict === true)).toBe(verdict === true);
      if (verdict === false) expect(byBinding).toEqual([]);
      else expect(byBinding.map(({ binding }) => binding.object)).toContain(witness?.binding);
      for (const { rule, verdict: allowed } of byBinding) {
        if (rule !== undefined) expect(grants(rule, request)).toBe(allowed);
      }
    }),
    runs(125),
  );
});

test("the order of the program does not matter", () => {
  fc.assert(
    fc.property(program, identity, request, (given, who, request) => {
      const resources = resourcesOf(given);
      expect(can(resources.toReversed(), who, request)).toBe(can(resources, who, request));
    }),
    runs(125),
  );
});

test("replacing any part of a program by an unknown never flips a certain answer", () => {
  fc.assert(
    fc.property(program, identity, requests, fc.nat(), fc.nat(), (given, who, requests, one, another) => {
      const resources = resourcesOf(given);
      const poisoned = poison(resources, one);
      const [known, once, twice] = [resources, poisoned, poison(poisoned, another)].map((of) => rbac(...of));
      for (const request of requests) {
        const before = known?.can(who, request).verdict;
        expectNoFlip(before, once?.can(who, request).verdict);
        expectNoFlip(before, twice?.can(who, request).verdict);
      }
    }),
    runs(375),
  );
});

test("replacing any part of a program by an unknown never takes a certain danger away", () => {
  fc.assert(
    fc.property(program, fc.nat(), (given, place) => {
      const resources = resourcesOf(given);
      const before = verdictsOf(resources);
      const after = verdictsOf(poison(resources, place));
      for (const [id, verdict] of before) {
        if (verdict === true) expect(after.has(id)).toBe(true);
      }
    }),
    runs(50),
  );
});

/** The best verdict for each danger over all bindings. */
function verdictsOf(resources: readonly Resource[]): Map<string, Truth> {
  const known = rbac(...resources);
  const verdicts = new Map<string, Truth>();
  for (const binding of known.bindings) {
    for (const { permission, verdict } of permissionMatches(ALL_PERMISSIONS, (request) =>
      known.allows(binding, request),
    )) {
      if (verdicts.get(permission.id) !== true) verdicts.set(permission.id, verdict);
    }
  }
  return verdicts;
}

/** A program with one of its parts, the one with this number, replaced by an unknown. */
function poison(resources: readonly Resource[], number: number): Resource[] {
  const places = resources.flatMap(({ properties }, index) =>
    Object.keys(properties)
      .filter((key) => key !== "apiVersion" && key !== "kind")
      .flatMap((key) => placesIn(properties[key], [key]).map((steps) => ({ index, steps }))),
  );
  const place = places[number % Math.max(places.length, 1)];
  if (place === undefined) return [...resources];
  return resources.map((resource, index) => {
    if (index !== place.index) return resource;
    return { ...resource, properties: unknownAt(resource.properties, place.steps) as ValueMap };
  });
}

type Steps = readonly (string | number)[];

function placesIn(value: Value | undefined, steps: Steps): Steps[] {
  const entries = isList(value) ? [...value.entries()] : isMap(value) ? Object.entries(value) : [];
  return [steps, ...entries.flatMap(([step, below]) => placesIn(below, [...steps, step]))];
}

function unknownAt(value: Value | undefined, [step, ...rest]: Steps): Value {
  if (step === undefined) return UNKNOWN;
  if (isList(value)) return value.with(Number(step), unknownAt(value[Number(step)], rest));
  const map = value as ValueMap;
  return { ...map, [step]: unknownAt(map[String(step)], rest) } as ValueMap;
}

function expectNoFlip(before: Truth | undefined, after: Truth | undefined): void {
  if (before !== UNKNOWN && after !== UNKNOWN) expect(after).toBe(before);
}
