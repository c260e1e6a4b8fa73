import { parseAllDocuments } from "yaml";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { isMap, UNKNOWN, type Value } from "../value";

export const CONFIG_MAP = "ConfigMap";

/** A configuration document that an object carries. */
export interface ConfigDocument {
  readonly kind: string;
  /** What it holds, at the place of the text that holds it. */
  readonly document: Field;
}

/** Texts longer than this are no configuration of a component. */
const LONGEST = 1_048_576;

/**
 * The documents in the values of a ConfigMap whose kind is one that settings are on: YAML or JSON, one or several in a
 * text. A text that is not known may be any of them where the ConfigMap is one of the cluster's own; text that is no
 * YAML holds none.
 */
export function documentsIn(
  object: KubernetesObject,
  settings: readonly { readonly on: readonly string[] }[],
): ConfigDocument[] {
  const kinds = [...new Set(settings.flatMap(({ on }) => on))];
  return object.root
    .key("data")
    .entries()
    .flatMap(([, value]) => {
      const text = value.string();
      if (text === UNKNOWN)
        return isOfCluster(object) ? kinds.map((kind) => ({ kind, document: value })) : [];
      if (text === undefined || !kinds.some((kind) => text.includes(kind))) return [];
      return parsed(text).flatMap((document) => {
        const kind = kinds.find((each) => each === document["kind"]);
        return kind === undefined ? [] : [{ kind, document: value.withValue(document) }];
      });
    });
}

function isOfCluster(object: KubernetesObject): boolean {
  return object.at("metadata.namespace").is("kube-system") !== false;
}

function parsed(text: string) {
  if (text.length > LONGEST) return [];
  try {
    const values = parseAllDocuments(text).map((document): Value => document.toJS({ maxAliasCount: 100 }));
    return values.filter(isMap);
  } catch {
    return [];
  }
}
