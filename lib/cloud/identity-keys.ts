import type { Cluster } from "../kubernetes/cluster";
import {
  AWS_ACCESS_KEY,
  AWS_NATIVE_ACCESS_KEY,
  AZUREAD_APPLICATION_PASSWORD,
  AZUREAD_SERVICE_PRINCIPAL_PASSWORD,
  GCP_SERVICE_ACCOUNT_KEY,
} from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { type Truth, UNKNOWN } from "../model/value";
import { sourcesOf } from "./shared/links";

/** Resources that are a long-lived key of an identity of a cloud. */
const KEYS = [
  AWS_ACCESS_KEY,
  AWS_NATIVE_ACCESS_KEY,
  AZUREAD_APPLICATION_PASSWORD,
  AZUREAD_SERVICE_PRINCIPAL_PASSWORD,
  GCP_SERVICE_ACCOUNT_KEY,
];

/** A Secret whose data comes from a key of a cloud identity. */
interface KeyInSecret {
  /** The data of the Secret. */
  readonly field: Field;
  readonly key: DeclaredResource;
  /** Unknown for a key inside of a component, which may hand out something else. */
  readonly verdict: Truth;
}

/** The Secrets of a cluster whose data comes from a long-lived key of a cloud identity. */
export function keysInSecrets(cluster: Cluster): KeyInSecret[] {
  const { cloud } = cluster;
  return cluster.of("Secret").flatMap((secret) =>
    ["data", "stringData"].flatMap((property) => {
      const urns = secret.declaration.dependencies?.[property] ?? [];
      return sourcesOf(secret, property, cloud, KEYS).map((key) => ({
        field: secret.at(property),
        key,
        verdict: urns.includes(key.declaration.urn ?? "") ? true : UNKNOWN,
      }));
    }),
  );
}
