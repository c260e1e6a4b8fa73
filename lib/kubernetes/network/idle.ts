import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import { WORKLOAD_KINDS } from "../pods/workload";
import { mayAppear } from "../rbac/run-time-objects";
import { isEmptySelector } from "./network-policy";
import { podGroupsOf, selectorQuery } from "./pod-groups";

/** A selector of pods in a NetworkPolicy, and whether it selects none. */
interface Selector {
  readonly selector: Field;
  readonly isIdle: Truth;
}

const KINDS = WORKLOAD_KINDS.map(({ type }) => type);
const PEERS = { ingress: "from", egress: "to" } as const;

/**
 * The selectors by which NetworkPolicies name pods of their own namespace: those that they are for, and those that
 * they let in or out. One selects nothing for certain only where the program declares the namespace, and all of its
 * workloads were seen, and nothing makes pods there at run time.
 */
export function idleSelectorsOf(cluster: Cluster): Selector[] {
  return cluster.of("networking.k8s.io/NetworkPolicy").flatMap((policy) => {
    const judged = (selector: Field, isOwn: Truth): Selector => {
      const demands: Truth[] = [isOwn, selector.isSet, not(isEmptySelector(selector))];
      return { selector, isIdle: allOf([...demands, selectsNothing(cluster, policy, selector)]) };
    };
    const peers = Object.entries(PEERS).flatMap(([direction, list]) =>
      policy
        .at(`spec.${direction}`)
        .items()
        .flatMap((rule) => rule.key(list).items()),
    );
    return [
      judged(policy.at("spec.podSelector"), true),
      ...peers.map((peer) => judged(peer.key("podSelector"), not(peer.key("namespaceSelector").isSet))),
    ];
  });
}

function selectsNothing(cluster: Cluster, policy: DeclaredResource, selector: Field): Truth {
  const key = cluster.namespaceOf(policy);
  if (key === UNKNOWN) return UNKNOWN;
  const groups = podGroupsOf(cluster).selected(key, selectorQuery(selector));
  const selects = anyOf(groups.map(({ verdict }) => verdict));
  const isOurs = cluster.namespace(key) !== undefined && !mayAppear(cluster, "pods", key);
  return allOf([not(selects), isOurs ? cluster.sees(KINDS) : UNKNOWN]);
}
