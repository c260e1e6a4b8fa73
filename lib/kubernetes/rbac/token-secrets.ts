import type { DeclaredResource } from "../../model/declared-resource";
import { UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { type Name, nameIn } from "./names";
import { isOfTokenType } from "./service-account";

/** A Secret that holds the token of a service account. */
interface TokenSecret {
  readonly secret: DeclaredResource;
  readonly verdict: true | Unknown;
}

/** The Secrets of a cluster that hold the token of a service account, or may. */
export function tokenSecretsOf(cluster: Cluster): readonly TokenSecret[] {
  return cluster.of("Secret").flatMap((secret): TokenSecret[] => {
    const isToken = isOfTokenType(secret);
    return isToken === false ? [] : [{ secret, verdict: isToken === true ? true : UNKNOWN }];
  });
}

/** The name of the account whose token a Secret holds; empty where it names none. */
export function tokenOwnerOf(cluster: Cluster, secret: DeclaredResource): Name {
  return nameIn(cluster, secret.annotation("kubernetes.io/service-account.name"), "ServiceAccount");
}
