import type { Cluster } from "../kubernetes/cluster";
import {
  AWS_ACCESS_KEY,
  AWS_NATIVE_ACCESS_KEY,
  AWS_USER,
  AZUREAD_APPLICATION_PASSWORD,
  AZUREAD_SERVICE_PRINCIPAL_PASSWORD,
  GCP_SERVICE_ACCOUNT_KEY,
} from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import type { Resources } from "../model/resources";
import { type Truth, UNKNOWN } from "../model/value";
import { accountsNamedBy } from "./google/google-account";
import { type Named, namedBy, sourcesOf } from "./shared/links";

/** Resources that are a long-lived key of an identity of a cloud. */
const KEYS = [
  AWS_ACCESS_KEY,
  AWS_NATIVE_ACCESS_KEY,
  AZUREAD_APPLICATION_PASSWORD,
  AZUREAD_SERVICE_PRINCIPAL_PASSWORD,
  GCP_SERVICE_ACCOUNT_KEY,
];

/** The identities whose key a resource is. */
export function identitiesOfKey(key: DeclaredResource, cloud: Resources): readonly Named[] {
  if (key.type === GCP_SERVICE_ACCOUNT_KEY) return accountsNamedBy(key.at("serviceAccountId"), cloud);
  const user = key.at("user");
  return key.type === AWS_ACCESS_KEY ? namedBy(user, [user], cloud, [AWS_USER]) : [];
}

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
