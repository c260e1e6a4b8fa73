import { isMap } from "../../../lib/model/value";
import type { AnyTable, Entry } from "../../../scripts/generate/load";
import { type Manifest, UNKNOWN } from "../../support/builders";
import { type Registered, UNKNOWN_TEXT } from "../support";

/** The cases of a policy, each as the resources of a stack. */
export function stacksOf({ id, table }: Entry, parts: readonly (keyof AnyTable)[]): Registered[][] {
  const cases = parts.flatMap((part) => Object.entries(table?.[part] ?? {}));
  return cases.map(([, each], index) => {
    const given = "given" in each ? each.given : each;
    const objects = "objects" in given ? (given.objects as readonly Manifest[]) : [given as Manifest];
    return objects.map((object, position) => registered(object, `${id}-${index}-${position}`));
  });
}

/** An object of a test as a program registers it. */
export function registered({ $name, $dependencies, $parent, ...object }: Manifest, name: string): Registered {
  const { apiVersion, kind, ...inputs } = object;
  const { $provider, ...dependencies } = urnsIn($dependencies);
  const [provider] = $provider ?? [];
  return {
    type: apiVersion === "" ? String(kind) : `kubernetes:${apiVersion}:${kind}`,
    name: $name === undefined ? name : String($name),
    properties: wireOf(apiVersion === "" ? inputs : object) as Registered["properties"],
    propertyDependencies: dependencies,
    ...($parent !== undefined && { parent: urnOf(String($parent)) }),
    ...(provider !== undefined && { provider: { urn: provider, properties: {} } }),
  };
}

const urnOf = (resource: string) => `urn:pulumi:dev::shop::${resource}`;

function urnsIn(declared: unknown): Record<string, string[]> {
  if (typeof declared !== "object" || declared === null) return {};
  return Object.fromEntries(
    Object.entries(declared).map(([property, from]) => [
      property,
      [from].flat().map((each) => urnOf(String(each))),
    ]),
  );
}

function wireOf(value: unknown): unknown {
  if (value === UNKNOWN) return UNKNOWN_TEXT;
  if (Array.isArray(value)) return value.map(wireOf);
  if (!isMap(value as never)) return value;
  const known = Object.entries(value as object).filter(([, each]) => each !== undefined);
  return Object.fromEntries(known.map(([name, each]) => [name, wireOf(each)]));
}
