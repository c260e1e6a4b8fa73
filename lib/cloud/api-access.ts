import type { Cluster } from "../kubernetes/cluster";
import { EKS, EKS_NATIVE, GKE } from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../model/value";
import { publicAccessOf } from "./api-endpoint";
import { managedClustersOf } from "./managed-cluster";

/** Whether everybody on the Internet may reach the API server of a cluster: unknown where the program does not declare it. */
export function isApiPublic(cluster: Cluster): Truth {
  const managed = managedClustersOf(cluster);
  if (managed.length === 0) return UNKNOWN;
  return anyOf(managed.map((each) => allOf([each.isHost, publicAccessOf(each.managed).isOpen])));
}

/** Whether the API server of a cluster takes requests without a credential for more than health checks: it does by default. */
export function takesAnonymousRequests(cluster: Cluster): Truth {
  const managed = managedClustersOf(cluster);
  if (managed.length === 0) return true;
  return anyOf(managed.map((each) => allOf([each.isHost, takesAnonymous(each.managed)])));
}

/**
 * By the cluster that a cloud manages.
 *
 * Source: documentation of GKE, "AnonymousAuthenticationConfig"; release notes of EKS 1.32, "Anonymous authentication
 * changes". What other clouds set is not documented.
 */
function takesAnonymous(managed: DeclaredResource): Truth {
  switch (managed.type) {
    case GKE:
      return not(managed.at("anonymousAuthenticationConfig.mode").is("LIMITED"));
    case EKS:
    case EKS_NATIVE: {
      const version = managed.at("version").string();
      if (version === UNKNOWN) return UNKNOWN;
      const [, minor = "32"] = version?.split(".") ?? [];
      return Number(minor) < 32;
    }
    default:
      return UNKNOWN;
  }
}

/** The GKE clusters that may be this one: there, everybody with a Google account is an authenticated user. */
export function gkeOf(cluster: Cluster): { readonly managed: DeclaredResource; readonly isHost: Truth }[] {
  return managedClustersOf(cluster).filter(({ managed }) => managed.type === GKE);
}
