import type { Field } from "../../model/field";
import { isList, isMap, type Value, type ValueMap } from "../../model/value";
import { readYaml } from "../../yaml/documents";
import { over } from "./text-components";

/**
 * The documents of kubeadm and of the kubelet that a cluster of kind changes, each with all patches of the cluster and
 * of its nodes; the rest of them is as kubeadm makes it. Each is at the place of its first patch.
 *
 * Source: "Kubeadm Config Patches" in the configuration page of kind.
 */
export function patchedDocuments(cluster: Field): Field[] {
  const byKind = new Map<string, { place: Field; value: ValueMap }>();
  for (const holder of [cluster, ...cluster.key("nodes").items()]) {
    for (const { kind, place, apply } of [...mergePatches(holder), ...jsonPatches(holder)]) {
      const known = byKind.get(kind);
      const value = apply(known?.value ?? { kind });
      byKind.set(kind, { place: known?.place ?? place, value });
    }
  }
  return [...byKind.values()].map(({ place, value }) => place.withValue(value));
}

interface Patch {
  readonly kind: string;
  readonly place: Field;
  readonly apply: (document: ValueMap) => ValueMap;
}

function mergePatches(holder: Field): Patch[] {
  return holder
    .key("kubeadmConfigPatches")
    .items()
    .flatMap((place) =>
      documentsIn(place.value).flatMap((patch): Patch[] => {
        const kind = isMap(patch) ? patch["kind"] : undefined;
        if (typeof kind !== "string" || !isMap(patch)) return [];
        return [{ kind, place, apply: (document) => over(document, patch) }];
      }),
    );
}

/** Patches of JSON, of which only what they add or replace can make anything worse. */
function jsonPatches(holder: Field): Patch[] {
  return holder
    .key("kubeadmConfigPatchesJSON6902")
    .items()
    .flatMap((each) => {
      const kind = each.key("kind").string();
      const place = each.key("patch");
      if (typeof kind !== "string") return [];
      return documentsIn(place.value)
        .flatMap((document) => (isList(document) ? document : []))
        .filter(isMap)
        .flatMap((operation): Patch[] => {
          const { op, path, value } = operation;
          if (typeof path !== "string" || value === undefined || (op !== "add" && op !== "replace"))
            return [];
          return [{ kind, place, apply: (document) => setAt(document, stepsOf(path), value) }];
        });
    });
}

function documentsIn(text: Value | undefined): readonly Value[] {
  if (typeof text !== "string") return [];
  try {
    return readYaml(text, "last").map(({ value }) => value);
  } catch {
    return [];
  }
}

/** The steps of a JSON pointer. */
function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A copy of a map with a value at a place in it; in lists, whatever the index, the value goes to the end. */
function setAt(document: ValueMap, [step, ...rest]: readonly string[], value: Value): ValueMap {
  if (step === undefined) return isMap(value) ? value : document;
  const below = document[step];
  if (rest.length === 0) return { ...document, [step]: value };
  if (isList(below)) return { ...document, [step]: [...below, value] };
  return { ...document, [step]: setAt(isMap(below) ? below : {}, rest, value) };
}
