import type { Field } from "../../model/field";
import { type Issue, onlyIf } from "../../model/issue";
import { allOf, anyOf, not, type Truth } from "../../model/value";
import type { ConfigDocument } from "./text-components";

/** How a list of resources names Secrets: by itself, or with all of the core group, or with everything. */
const SECRETS = ["secrets", "*.", "*.*"];
/** Providers that keep their keys in the document itself. */
const WITH_KEYS = ["aescbc", "aesgcm", "secretbox"];

/**
 * The issues on an EncryptionConfiguration by which Secrets are written in clear, or whose keys everybody reads who
 * may read ConfigMaps. The first entry that names a resource decides on it, and the first provider of it writes.
 *
 * Source: "Encrypting Confidential Data at Rest" in the documentation of Kubernetes.
 */
export function plaintextIssues(configuration: ConfigDocument): (Issue | undefined)[] {
  const { document } = configuration;
  if (configuration.kind !== "EncryptionConfiguration") return [];
  const entries = document.key("resources");
  const all = entries.items().map((entry): Entry => ({ entry, covers: coversSecrets(entry) }));
  const isCovered = anyOf(all.map(({ covers }) => covers));
  return [
    entries.violates("must encrypt secrets", not(isCovered)),
    ...all.map(({ entry, covers }, index) => {
      const isFirst = not(anyOf(all.slice(0, index).map((earlier) => earlier.covers)));
      const clear = firstProviderOf(entry).key("identity");
      return onlyIf(allOf([covers, isFirst]), clear.mustNotBeSet());
    }),
    ...(document.owner.type === "ConfigMap" ? keysIn(document).map((key) => key.mustNotBeSet()) : []),
  ];
}

/**
 * The issues on an EncryptionConfiguration that writes with a provider which is weak, or kept for old data alone.
 *
 * Source: the table of providers in "Encrypting Confidential Data at Rest".
 */
export function weakProviderIssues({ kind, document }: ConfigDocument): (Issue | undefined)[] {
  if (kind !== "EncryptionConfiguration") return [];
  return document
    .key("resources")
    .items()
    .flatMap((entry) => {
      const provider = firstProviderOf(entry);
      const kms = provider.key("kms");
      const weak = ["aescbc", "aesgcm"].map((name) => provider.key(name).mustNotBeSet());
      return [...weak, onlyIf(kms.isSet, kms.key("apiVersion").mustBe("v2"))].map((issue) =>
        onlyIf(coversSecrets(entry), issue),
      );
    });
}

interface Entry {
  readonly entry: Field;
  readonly covers: Truth;
}

function coversSecrets(entry: Field): Truth {
  return anyOf(
    entry
      .key("resources")
      .items()
      .map((name) => name.isOneOf(SECRETS)),
  );
}

function firstProviderOf(entry: Field): Field {
  const providers = entry.key("providers");
  return providers.items()[0] ?? providers.withValue({});
}

function keysIn(document: Field): Field[] {
  const providers = document
    .key("resources")
    .items()
    .flatMap((entry) => entry.key("providers").items());
  return providers.flatMap((provider) =>
    WITH_KEYS.flatMap((name) => provider.at(`${name}.keys`).items()).map((key) => key.key("secret")),
  );
}
