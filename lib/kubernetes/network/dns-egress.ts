import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import { networkOf, POLICY_KINDS } from "./policy";

/** Whether policies cut a workload off from DNS, and where to say so. */
interface DnsEgress {
  readonly field: Field;
  readonly isCut: Truth;
}

const POLICY = "networking.k8s.io/NetworkPolicy";

/**
 * The workloads whose egress NetworkPolicies limit, each with whether none of its policies allows port 53. Policies of
 * other kinds may allow it by rules that are not read here, and another program may hold one that does.
 */
export function dnsEgressOf(cluster: Cluster): DnsEgress[] {
  const network = networkOf(cluster);
  return cluster.pods.map((pod) => {
    const field = pod.object.metadata.key("name");
    const isIsolated = network.isIsolated(pod, "egress");
    if (isIsolated === false) return { field, isCut: false };
    const policies = network.policiesSelecting(pod, "egress");
    const isAllowed = anyOf(policies.map(({ policy }) => allowsDns(policy)));
    const key = cluster.namespaceOf(pod.object);
    const isOurs =
      key !== UNKNOWN && cluster.namespace(key) !== undefined ? cluster.sees(POLICY_KINDS) : UNKNOWN;
    // A pod with its own resolver needs none of the cluster.
    const usesCluster = not(pod.at("dnsPolicy").is("None"));
    return { field, isCut: allOf([isIsolated, not(isAllowed), isOurs, usesCluster]) };
  });
}

function allowsDns(policy: DeclaredResource): Truth {
  if (policy.type !== POLICY) return UNKNOWN;
  return anyOf(policy.at("spec.egress").items().map(ruleAllowsDns));
}

function ruleAllowsDns(rule: Field): Truth {
  if (rule.value === UNKNOWN) return UNKNOWN;
  const ports = rule.key("ports");
  const entries = ports.items();
  if (entries.length === 0) return true;
  return anyOf(entries.map(isDns));
}

/** A named port is one of the destination, which may be any. */
function isDns(entry: Field): Truth {
  const port = entry.key("port");
  const first = port.number();
  const last = entry.key("endPort").number();
  if (port.isAbsent) return entry.value === UNKNOWN ? UNKNOWN : true;
  if (typeof first !== "number" || last === UNKNOWN) return UNKNOWN;
  return first <= 53 && 53 <= (last ?? first);
}
