import { FAILSAFE_SCHEMA, Type } from "js-yaml";
import { Decimal, type ScalarValue, scalarOf } from "./scalar";

const KINDS = ["scalar", "sequence", "mapping"] as const;
/** A tag of an application says nothing to kubectl: the node is what it would be as text, list or map. */
const unknownTags = KINDS.map((kind) => new Type("", { kind, multi: true }));

const plain = new Type("tag:kubernetes.io:plain", {
  kind: "scalar",
  construct: (text: string | null) => scalarOf(text ?? ""),
});

const merge = new Type("tag:yaml.org,2002:merge", { kind: "scalar", resolve: (text) => text === "<<" });

/** A scalar with a tag is what it would be without quotes, where that is of the type that the tag says. */
function tagged(name: string, read: (text: string) => ScalarValue | undefined): Type {
  return new Type(`tag:yaml.org,2002:${name}`, {
    kind: "scalar",
    resolve: (text: string | null) => read(text ?? "") !== undefined,
    construct: (text: string | null) => read(text ?? ""),
  });
}

const ifIt = (is: (value: ScalarValue) => boolean) => (text: string) => {
  const value = scalarOf(text);
  return is(value) ? value : undefined;
};

/** The types of YAML as the reader in `sigs.k8s.io/yaml` understands them. */
export const SCHEMA = FAILSAFE_SCHEMA.extend({
  implicit: [merge, plain],
  explicit: [
    tagged(
      "null",
      ifIt((value) => value === null),
    ),
    tagged(
      "bool",
      ifIt((value) => typeof value === "boolean"),
    ),
    tagged(
      "int",
      ifIt((value) => typeof value === "number"),
    ),
    tagged(
      "float",
      ifIt((value) => typeof value === "number" || value instanceof Decimal),
    ),
    tagged("timestamp", (text) => text),
    tagged("binary", decoded),
    ...unknownTags,
  ],
});

function decoded(text: string): string | undefined {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
  return isBase64 ? Buffer.from(text, "base64").toString("utf8") : undefined;
}
