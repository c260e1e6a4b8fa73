import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import { type Direction, selectsNamespace } from "./endpoint";
import { peersOf } from "./network-policy";
import type { Place } from "./passage";

const NETWORK_POLICY = "networking.k8s.io/NetworkPolicy";

/**
 * The places among some that rules of policies may be about; what they say of pods of all others is the same as of pods
 * that no rule names. Of other policies than NetworkPolicies all places are.
 */
export function placesNamedIn(
  cluster: Cluster,
  policies: readonly DeclaredResource[],
  direction: Direction,
  places: readonly Place[],
): readonly Place[] {
  const named = new Set<Place>();
  for (const policy of policies) {
    const found = placesIn(cluster, policy, direction, places);
    if (found === "all") return places;
    for (const place of found) named.add(place);
  }
  return places.filter((place) => place === UNKNOWN || named.has(place));
}

function placesIn(
  cluster: Cluster,
  policy: DeclaredResource,
  direction: Direction,
  places: readonly Place[],
): readonly Place[] | "all" {
  if (policy.type !== NETWORK_POLICY) return "all";
  const known = cluster.remember(
    `network: places of ${direction} rules`,
    () => new Map<DeclaredResource, readonly Place[] | "all">(),
  );
  let found = known.get(policy);
  if (found === undefined) {
    found = readPlaces(cluster, policy, direction, places);
    known.set(policy, found);
  }
  return found;
}

function readPlaces(
  cluster: Cluster,
  policy: DeclaredResource,
  direction: Direction,
  places: readonly Place[],
): readonly Place[] | "all" {
  const own = cluster.namespaceOf(policy);
  if (own === UNKNOWN || policy.isPatch) return "all";
  const rules = cluster.effective(policy, (of) => of.at(`spec.${direction}`)).items();
  const peers = rules.flatMap((rule) => peersOf(rule, direction).items());
  return peers.flatMap((peer) => placesOfPeer(cluster, peer, own, places));
}

/** The places that a selector of a peer names; a block of addresses tells none from another. */
function placesOfPeer(cluster: Cluster, peer: Field, own: Place, places: readonly Place[]): readonly Place[] {
  const namespaces = peer.key("namespaceSelector");
  if (namespaces.isAbsent) return peer.key("podSelector").isAbsent ? [] : [own];
  return selectedPlaces(cluster, namespaces, places);
}

/** The places that a selector of namespaces selects, or may; selectors of many policies are the same. */
function selectedPlaces(cluster: Cluster, selector: Field, places: readonly Place[]): readonly Place[] {
  const known = cluster.remember("network: selected places", () => new Map<string, readonly Place[]>());
  const key = JSON.stringify(selector.value, (_, value) => (value === UNKNOWN ? ["?"] : value));
  let selected = known.get(key);
  if (selected === undefined) {
    selected = places.filter((place) => {
      return place === undefined || selectsNamespace(cluster, selector, place) !== false;
    });
    known.set(key, selected);
  }
  return selected;
}
