import { GKE, GKE_NODES } from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, not, type Truth } from "../../model/value";
import { namedBy } from "../shared/links";

/**
 * Where clusters of GKE say whether their nodes are private by default, and whether any node goes by that: none does
 * where all of its pools decide for themselves, and the pool that GKE makes first is removed.
 *
 * Source: "Customize your network isolation" in the documentation of GKE.
 */
export function privateNodeDefaults(
  cloud: Resources,
): { readonly field: Field; readonly hasNodesByDefault: Truth }[] {
  return cloud.of(GKE).map((cluster) => ({
    field: cluster.at("privateClusterConfig.enablePrivateNodes"),
    hasNodesByDefault: hasNodesByDefault(cluster, cloud),
  }));
}

function hasNodesByDefault(cluster: DeclaredResource, cloud: Resources): Truth {
  const own = cluster.at("nodePools").items();
  const pools = [
    ...own.map((pool): Pool => ({ isOfCluster: true, isPrivate: isPrivate(pool) })),
    ...cloud.of(GKE_NODES).map(
      (pool): Pool => ({
        isOfCluster: isPoolOf(pool, cluster, cloud),
        isPrivate: isPrivate(pool.root),
      }),
    ),
  ];
  // The pool that GKE makes first goes by the default, and so may those of another program where none is declared here.
  const isFirstRemoved = anyOf([cluster.at("removeDefaultNodePool").is(true), own.length > 0]);
  return not(
    allOf([
      isFirstRemoved,
      anyOf(pools.map((pool) => pool.isOfCluster)),
      ...pools.map((pool) => anyOf([not(pool.isOfCluster), pool.isPrivate])),
    ]),
  );
}

interface Pool {
  readonly isOfCluster: Truth;
  readonly isPrivate: Truth;
}

function isPrivate(pool: Field): Truth {
  return pool.at("networkConfig.enablePrivateNodes").is(true);
}

function isPoolOf(pool: DeclaredResource, cluster: DeclaredResource, cloud: Resources): Truth {
  const reference = pool.at("cluster");
  const named = namedBy(reference, [reference], cloud, [GKE]);
  return named.find(({ identity }) => identity === cluster)?.isCertain ?? false;
}
