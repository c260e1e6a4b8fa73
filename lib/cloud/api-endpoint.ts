import { coversInternet } from "../kubernetes/network/internet";
import { AKS, AKS_AUTOMATIC, AKS_CLASSIC, DOKS, EKS, EKS_NATIVE, GKE, LKE } from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { lookup } from "../model/lookup";
import { allOf, anyOf, not, type Truth } from "../model/value";

/** How a managed cluster lets clients reach its API server. */
interface ApiEndpoint {
  /** Whether it has an address outside its own network. */
  readonly isPublic: Truth;
  /** Where the program says, or should say, who may use that address. */
  readonly place: Field;
  /** Whether everybody may, as far as this says nothing: no list, or an empty one. */
  readonly isUnrestricted: Truth;
  /** The address blocks that may. */
  readonly allowed: readonly Field[];
}

type Reader = (cluster: DeclaredResource) => ApiEndpoint;

/** Managed clusters by their type, and how each declares its endpoint; defaults as their providers document them. */
const READERS: Readonly<Record<string, Reader>> = {
  [EKS]: (cluster) => ofEks(cluster, "vpcConfig"),
  [EKS_NATIVE]: (cluster) => ofEks(cluster, "resourcesVpcConfig"),
  [GKE]: ofGke,
  [AKS]: (cluster) => {
    const profile = cluster.at("apiServerAccessProfile");
    const isPrivate: Truth[] = [
      profile.key("enablePrivateCluster").is(true),
      cluster.at("publicNetworkAccess").is("Disabled"),
    ];
    return listed(not(anyOf(isPrivate)), profile.key("authorizedIPRanges"));
  },
  [AKS_CLASSIC]: (cluster) =>
    listed(
      not(cluster.at("privateClusterEnabled").is(true)),
      cluster.at("apiServerAccessProfile.authorizedIpRanges"),
    ),
  [AKS_AUTOMATIC]: (cluster) =>
    listed(not(cluster.at("privateCluster").isSet), cluster.at("apiServerAccess.authorizedIpRanges")),
  [DOKS]: (cluster) => {
    const firewall = cluster.at("controlPlaneFirewall");
    return filtered(firewall.key("enabled"), firewall.key("allowedAddresses").items());
  },
  [LKE]: (cluster) => {
    const acl = cluster.at("controlPlane.acl");
    const addresses = acl.key("addresses").items();
    return filtered(
      acl.key("enabled"),
      ["ipv4s", "ipv6s"].flatMap((family) => addresses.flatMap((each) => each.key(family).items())),
    );
  },
};

/** The types of managed clusters whose endpoint is known. */
export const CLUSTERS_WITH_ENDPOINT = Object.keys(READERS);

/** Where a managed cluster says that everybody may reach its API server, and whether that is so. */
export function publicAccessOf(cluster: DeclaredResource): { readonly place: Field; readonly isOpen: Truth } {
  const endpoint = lookup(READERS, cluster.type)?.(cluster);
  if (endpoint === undefined) return { place: cluster.root, isOpen: false };
  const { isPublic, place, isUnrestricted, allowed } = endpoint;
  const worst = allowed.find((block) => coversInternet(block) === true);
  const isOpen = allOf([isPublic, anyOf([isUnrestricted, ...allowed.map(coversInternet)])]);
  return { place: worst ?? place, isOpen };
}

/** A public endpoint is for everybody unless a list says otherwise; an empty list says nothing. */
function listed(isPublic: Truth, list: Field): ApiEndpoint {
  const allowed = list.items();
  return { isPublic, place: list, isUnrestricted: allowed.length === 0, allowed };
}

/** The endpoint is public always, and for everybody unless a filter is on. */
function filtered(filter: Field, allowed: readonly Field[]): ApiEndpoint {
  return { isPublic: true, place: filter, isUnrestricted: not(filter.is(true)), allowed };
}

/** A cluster on an Outpost has a private endpoint only. */
function ofEks(cluster: DeclaredResource, network: string): ApiEndpoint {
  const isPrivate = anyOf([
    cluster.at(`${network}.endpointPublicAccess`).is(false),
    cluster.at("outpostConfig").isSet,
  ]);
  return listed(not(isPrivate), cluster.at(`${network}.publicAccessCidrs`));
}

/** A block for authorized networks without any lets only nodes in. */
function ofGke(cluster: DeclaredResource): ApiEndpoint {
  const networks = cluster.at("masterAuthorizedNetworksConfig");
  const isPrivate: Truth[] = [
    cluster.at("controlPlaneEndpointsConfig.ipEndpointsConfig.enabled").is(false),
    cluster.at("privateClusterConfig.enablePrivateEndpoint").is(true),
  ];
  return {
    isPublic: not(anyOf(isPrivate)),
    place: networks,
    isUnrestricted: not(networks.isSet),
    allowed: networks
      .key("cidrBlocks")
      .items()
      .map((block) => block.key("cidrBlock")),
  };
}
