import type { Cluster } from "../kubernetes/cluster";
import type { Issue } from "../model/issue";
import { UNKNOWN } from "../model/value";
import { sourcesOf } from "./shared/links";

/** Resources that are a long-lived key of an identity of a cloud. */
const KEYS = [
  "aws:iam/accessKey:AccessKey",
  "aws-native:iam:AccessKey",
  "azuread:index/applicationPassword:ApplicationPassword",
  "azuread:index/servicePrincipalPassword:ServicePrincipalPassword",
  "gcp:serviceaccount/key:Key",
];

/** The issues on Secrets whose values come from a key of an identity; one inside a component may be left out. */
export function keysInSecrets(cluster: Cluster): (Issue | undefined)[] {
  const { cloud } = cluster;
  return cluster.of("Secret").flatMap((secret) =>
    ["data", "stringData"].flatMap((property) => {
      const urns = secret.declaration.dependencies?.[property] ?? [];
      return sourcesOf(secret, property, cloud, KEYS).map((key) =>
        secret
          .at(property)
          .violates(
            `must not hold ${key.title}, a key of an identity of the cloud`,
            urns.includes(key.declaration.urn ?? "") ? true : UNKNOWN,
          ),
      );
    }),
  );
}
