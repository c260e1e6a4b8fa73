import { GKE, GKE_NODES } from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";
import { sourcesOf } from "../shared/links";

/** Nodes of GKE that a program declares. */
interface GoogleNodes {
  readonly config: Field;
  /** Whether there are such nodes at all. */
  readonly exist: Truth;
}

/** Scopes that leave to the roles of the account what a token may do, or that write to machines or buckets. */
const BROAD_SCOPES = [
  "cloud-platform",
  "compute",
  "compute-rw",
  "devstorage.read_write",
  "storage-rw",
  "devstorage.full_control",
  "storage-full",
];
const EXPOSING_MODES = ["GCE_METADATA", "MODE_UNSPECIFIED", "UNSPECIFIED", "EXPOSE", "EXPOSED"];

/** A scope that lets the token of the default account do what the account may. */
export interface DefaultAccountScope {
  readonly scope: Field;
  readonly verdict: Truth;
}

/**
 * The broad scopes of nodes of GKE that run as the default account of Compute Engine, often an editor of the project:
 * of those whose pods get its token, or of all others.
 *
 * Source: "Use least privilege IAM service accounts" and "Access scopes" in the documentation of GKE.
 */
export function defaultAccountScopes(cloud: Resources, inReachOfPods: boolean): DefaultAccountScope[] {
  const resources = cloud.of(GKE, GKE_NODES);
  return resources.flatMap((resource) =>
    nodesOf(resource).flatMap(({ config, exist }) => {
      const reach = showsToken(config, cloud);
      const counts = allOf([exist, isDefaultAccount(config), inReachOfPods ? reach : not(reach)]);
      return config
        .key("oauthScopes")
        .items()
        .map((scope) => ({ scope, verdict: allOf([counts, isBroad(scope)]) }));
    }),
  );
}

function nodesOf(resource: DeclaredResource): GoogleNodes[] {
  if (resource.type === GKE_NODES) return [{ config: resource.at("nodeConfig"), exist: true }];
  const isStandard = not(resource.at("enableAutopilot").is(true));
  const pools = resource.at("nodePools");
  const hasDefaultPool: Truth[] = [not(resource.at("removeDefaultNodePool").is(true)), not(pools.isSet)];
  const makesPools = resource.at("clusterAutoscaling.enabled").is(true);
  return [
    ...pools.items().map((pool): GoogleNodes => ({ config: pool.key("nodeConfig"), exist: isStandard })),
    { config: resource.at("nodeConfig"), exist: allOf([isStandard, ...hasDefaultPool]) },
    {
      config: resource.at("clusterAutoscaling.autoProvisioningDefaults"),
      exist: allOf([isStandard, makesPools]),
    },
  ];
}

function isDefaultAccount(config: Field): Truth {
  const account = config.key("serviceAccount").string();
  if (account === UNKNOWN) return UNKNOWN;
  return account === undefined || /^(default)?$|-compute@developer\.gserviceaccount\.com$/.test(account);
}

function isBroad(scope: Field): Truth {
  const text = scope.string();
  if (text === UNKNOWN) return UNKNOWN;
  return BROAD_SCOPES.includes(text?.replace(/^https:\/\/www\.googleapis\.com\/auth\//, "") ?? "");
}

/** Whether pods read the token of their node: by default, where their cluster has no identities for them. */
function showsToken(config: Field, cloud: Resources): Truth {
  const mode = config.at("workloadMetadataConfig.mode");
  if (!mode.isAbsent) return mode.isOneOf(EXPOSING_MODES);
  const clusters = clustersOf(config.owner, cloud);
  if (clusters.length !== 1) return UNKNOWN;
  return not(anyOf(clusters.map((cluster) => cluster.at("workloadIdentityConfig.workloadPool").isSet)));
}

function clustersOf(owner: DeclaredResource, cloud: Resources): readonly DeclaredResource[] {
  if (owner.type === GKE) return [owner];
  const sources = sourcesOf(owner, "cluster", cloud, [GKE]);
  const name = owner.at("cluster").string();
  if (sources.length > 0 || typeof name !== "string") return sources;
  return cloud
    .of(GKE)
    .filter((cluster) => cluster.at("name").is(name.slice(name.lastIndexOf("/") + 1)) === true);
}
