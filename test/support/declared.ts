import { Cluster, type Program } from "../../lib/kubernetes/cluster";
import { type Declaration, type DeclaredResource, declaredBy } from "../../lib/model/declared-resource";
import { Resources } from "../../lib/model/resources";
import { isMap, type Value } from "../../lib/model/value";
import type { Manifest, Stack } from "./builders";

/** What a test's object declares: as a manifest does, or as a resource of a program where it has a name there. */
export function declarationOf({ $name, $dependencies, $parent, ...object }: Manifest): Declaration {
  if ($name === undefined) return { urn: null, type: "", properties: object };
  const { apiVersion, kind, ...inputs } = object;
  const name = String($name);
  const { $provider, ...dependencies } = dependenciesIn($dependencies);
  const [provider] = $provider ?? [];
  const parent = $parent === undefined ? {} : { parent: urnOf(String($parent)) };
  return apiVersion === ""
    ? { urn: urnOf(`${kind}::${name}`), type: kind, properties: inputs, dependencies, ...parent }
    : {
        urn: urnOf(`kubernetes:${apiVersion}:${kind}::${name}`),
        type: "",
        properties: object,
        dependencies,
        ...(provider !== undefined && { provider }),
      };
}

/** The program of a test: one cluster, and the resources that go to none. */
export function programIn(given: Stack): Program {
  return declaredProgram(given).program;
}

/** The program of a test, and what each of its objects declares. */
export function declaredProgram({ objects, notSeen }: Stack): {
  readonly program: Program;
  readonly declared: readonly DeclaredResource[][];
} {
  const declared = objects.map((object) => declaredBy(declarationOf(object)));
  const of = (isForeign: boolean) =>
    declared.flatMap((each, index) => ((objects[index]?.apiVersion === "") === isForeign ? each : []));
  const cloud = new Resources(of(true));
  return { program: { clusters: [new Cluster("", of(false), notSeen, cloud)], cloud }, declared };
}

function urnOf(resource: string): string {
  return `urn:pulumi:dev::shop::${resource}`;
}

function dependenciesIn(declared: Value | undefined): Record<string, string[]> {
  const entries = isMap(declared) ? Object.entries(declared) : [];
  return Object.fromEntries(
    entries.map(([property, from]) => [
      property,
      Array.isArray(from) ? from.map((each) => urnOf(String(each))) : [],
    ]),
  );
}
