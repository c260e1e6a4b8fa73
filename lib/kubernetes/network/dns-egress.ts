import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import { parseCidr } from "./cidr";
import type { Endpoint } from "./endpoint";
import { networkOf, POLICY_KINDS } from "./policy";

/** Whether policies cut a workload off from DNS, and where to say so. */
interface DnsEgress {
  readonly field: Field;
  readonly isCut: Truth;
}

const OPENSHIFT = dnsPods("openshift-dns", { "dns.operator.openshift.io/daemonset-dns": "default" });

/** Pods of DNS, which may have more labels than those that all clusters give them, and the cache on each node, with their ports. */
const DNS: readonly (readonly [Endpoint, port: number])[] = [
  [dnsPods("kube-system", { "k8s-app": "kube-dns" }), 53],
  [OPENSHIFT, 53],
  [OPENSHIFT, 5353],
  ...[parseCidr("169.254.20.10/32")].flatMap((cache) => (cache === undefined ? [] : [[cache, 53] as const])),
];

function dnsPods(namespace: string, declared: Readonly<Record<string, string>>): Endpoint {
  return { namespace, labels: { owner: undefined, declared, open: "every key" }, pods: [] };
}

/**
 * The workloads that use the DNS of the cluster, each with whether policies keep them from asking it by UDP, as resolvers
 * do first. Another program may hold a policy that lets them.
 *
 * Source: "NodeLocal DNSCache" and "Debugging DNS Resolution" in the Kubernetes documentation.
 */
export function dnsEgressOf(cluster: Cluster): DnsEgress[] {
  const network = networkOf(cluster);
  return cluster.pods.map((pod) => {
    const field = pod.object.metadata.key("name");
    const isAllowed = anyOf(
      DNS.map(([dns, port]) => network.reaches(pod, dns, { port, protocol: "UDP" }).verdict),
    );
    const key = cluster.namespaceOf(pod.object);
    const isOurs =
      key !== UNKNOWN && cluster.namespace(key) !== undefined ? cluster.sees(POLICY_KINDS) : UNKNOWN;
    // A pod with its own resolver needs none of the cluster.
    const usesCluster = not(pod.at("dnsPolicy").is("None"));
    return { field, isCut: allOf([not(isAllowed), isOurs, usesCluster]) };
  });
}
