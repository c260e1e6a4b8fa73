import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dump } from "js-yaml";
import { isList, isMap, UNKNOWN, type Value } from "../../lib/model/value";
import type { Manifest } from "../../test/support/builders";
import { declarationOf } from "../../test/support/declared";
import { unfolded } from "../../test/support/policy-table";
import { objectsIn } from "../generate/examples";
import type { AnyTable, Entry } from "../generate/load";

/** How the engine says that a text is not known. */
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** So many policies' cases are judged together: they meet each other, and one run does not take for ever. */
const TOGETHER = 12;

/**
 * Writes what the tables of policies accept, reject and leave open into a folder: each case as a cluster of its own in
 * a state, and what can stand in manifests as such, in one cluster. Returns the folders, each for one run.
 */
export function writeCorpus(folder: string, entries: readonly Entry[]): string[] {
  rmSync(folder, { recursive: true, force: true });
  const batches = Array.from({ length: Math.ceil(entries.length / TOGETHER) }, (_, index) =>
    entries.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
  return batches.map((batch, index) => {
    const path = join(folder, String(index).padStart(2, "0"));
    mkdirSync(path, { recursive: true });
    for (const { id, table } of batch) if (table !== undefined) writeCases(path, id, casesOf(table));
    return path;
  });
}

function casesOf({ accepts, rejects, undecided = {} }: AnyTable): (readonly Manifest[])[] {
  const given = [accepts, rejects, undecided].flatMap((cases) => Object.values<object>(cases));
  return given.map((each) => objectsIn(unfolded(each as Manifest).given));
}

function writeCases(folder: string, id: string, cases: readonly (readonly Manifest[])[]): void {
  const resources = cases.flatMap((objects, index) => stateOf(`${id}-${index}`, objects));
  const state = { version: 3, deployment: { resources } };
  writeFileSync(join(folder, `${id}.json`), JSON.stringify(state));
  const manifests = cases.flat().filter((object) => !Object.keys(object).some((key) => key.startsWith("$")));
  const texts = manifests.filter(isWritable).map((object) => `---\n${dump(object, { skipInvalid: true })}`);
  writeFileSync(join(folder, `${id}.yaml`), texts.join(""));
}

/** The objects of a case as a state has them, with a provider for a cluster of their own. */
function stateOf(name: string, objects: readonly Manifest[]): object[] {
  const provider = `urn:pulumi:dev::shop::pulumi:providers:kubernetes::${name}`;
  const inputs = { kubeconfig: name };
  return [
    { urn: provider, type: "pulumi:providers:kubernetes", inputs },
    ...objects.map((object, index) => {
      const declared = declarationOf(object);
      const type = declared.type === "" ? `kubernetes:${object.apiVersion}:${object.kind}` : declared.type;
      return {
        urn: declared.urn ?? `urn:pulumi:dev::shop::${type}::${name}-${index}`,
        type,
        inputs: inWireForm(declared.properties),
        propertyDependencies: declared.dependencies ?? {},
        ...(declared.parent !== undefined && { parent: declared.parent }),
        ...(type.startsWith("kubernetes:") && { provider: `${declared.provider ?? provider}::id` }),
      };
    }),
  ];
}

function inWireForm(value: Value | undefined): unknown {
  if (value === UNKNOWN) return UNKNOWN_TEXT;
  if (isList(value)) return value.map(inWireForm);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inWireForm(each)]));
}

/** Whether an object can stand in a manifest: it is of Kubernetes, and all of it is known. */
function isWritable(object: Manifest): boolean {
  return object.apiVersion !== "" && !holdsUnknown(object);
}

function holdsUnknown(value: Value | undefined): boolean {
  if (isList(value)) return value.some(holdsUnknown);
  return isMap(value) ? Object.values(value).some(holdsUnknown) : value === UNKNOWN;
}
