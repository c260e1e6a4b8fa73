import type { Field } from "../model/field";
import { allOf, anyOf, type Truth, UNKNOWN } from "../model/value";
import type { Cluster } from "./cluster";

/**
 * Whether a Secret holds the certificate of a server: one of the type for that, or one that cert-manager fills in.
 * `name` is a field of an object in the namespace of the Secret.
 */
export function isServerCertificate(cluster: Cluster, name: Field): Truth {
  const key = cluster.namespaceOf(name.owner);
  const text = name.string();
  if (key === UNKNOWN || typeof text !== "string") return UNKNOWN;
  const named = (type: string, read: (of: Parameters<typeof cluster.namespaceOf>[0]) => Truth) => {
    const { certain, possible } = cluster.inNamespace(type, key);
    return anyOf([...certain.map(read), ...possible.map((each) => allOf([read(each), UNKNOWN]))]);
  };
  return anyOf([
    named("cert-manager.io/Certificate", (each) => each.at("spec.secretName").is(text)),
    named("Secret", (each) =>
      allOf([each.at("metadata.name").is(text), each.at("type").is("kubernetes.io/tls")]),
    ),
  ]);
}
