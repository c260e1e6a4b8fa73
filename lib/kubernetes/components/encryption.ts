import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth } from "../../model/value";
import type { ConfigDocument } from "./text-components";

/** How a list of resources names Secrets: by itself, or with all of the core group, or with everything. */
const SECRETS = ["secrets", "*.", "*.*"];
/** Providers that keep their keys in the document itself. */
const WITH_KEYS = ["aescbc", "aesgcm", "secretbox"];

/** What an EncryptionConfiguration says of Secrets. */
export interface SecretEncryption {
  /** The list of its entries. */
  readonly entries: Field;
  /** Whether any entry names Secrets. */
  readonly isCovered: Truth;
  /** The provider that writes, of each entry. */
  readonly writers: readonly Writer[];
}

interface Writer {
  readonly provider: Field;
  /** Whether its entry names Secrets. */
  readonly coversSecrets: Truth;
  /** Whether its entry is the one that decides on Secrets. */
  readonly decides: Truth;
}

/**
 * How a document encrypts Secrets; nothing where it is no EncryptionConfiguration. The first entry that names a
 * resource decides on it, and the first provider of it writes.
 *
 * Source: "Encrypting Confidential Data at Rest" in the documentation of Kubernetes.
 */
export function secretEncryptionIn({ kind, document }: ConfigDocument): SecretEncryption | undefined {
  if (kind !== "EncryptionConfiguration") return undefined;
  const entries = document.key("resources");
  const covers = entries.items().map(coversSecrets);
  return {
    entries,
    isCovered: anyOf(covers),
    writers: entries.items().map((entry, index) => ({
      provider: firstProviderOf(entry),
      coversSecrets: covers[index] ?? false,
      decides: allOf([covers[index] ?? false, not(anyOf(covers.slice(0, index)))]),
    })),
  };
}

/** The keys that stand in an EncryptionConfiguration itself; none in any other document. */
export function encryptionKeysIn({ kind, document }: ConfigDocument): Field[] {
  if (kind !== "EncryptionConfiguration") return [];
  const providers = document
    .key("resources")
    .items()
    .flatMap((entry) => entry.key("providers").items());
  return providers.flatMap((provider) =>
    WITH_KEYS.flatMap((name) => provider.at(`${name}.keys`).items()).map((key) => key.key("secret")),
  );
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
