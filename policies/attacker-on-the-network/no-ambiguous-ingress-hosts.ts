import type { Cluster } from "../../lib/kubernetes/cluster";
import { dnsNamesOf, type IngressPath, ingressPathsOf } from "../../lib/kubernetes/network/ingress-path";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import { inOrderOfTitles } from "../../lib/model/order";
import { UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noAmbiguousIngressHosts = stackPolicy({
  id: "no-ambiguous-ingress-hosts",
  category: "attacker-on-the-network",
  threats: ["N4", "N1"],
  boundaries: ["B3", "B6"],
  stride: ["S"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Ingresses and Services of different namespaces must not claim the same host",
  why: "The controller decides which of them gets the requests: one team may take the traffic of another, with its cookies and passwords.",
  fix: "Give each namespace hosts of its own, in Ingresses and in the hostname annotation of external-dns.",
  references: ["url:https://kubernetes.io/docs/concepts/services-networking/ingress/", "mitre:T1557"],
  equivalents: [
    "kyverno:restrict-ingress-host",
    "kyverno:unique-ingress-host-and-path",
    "kyverno:unique-ingress-paths",
    "kyverno:require-unique-external-dns",
  ],
  covers: ["ingress-host-unique"],

  checkStack: (cluster) => [
    ...doubleClaims(cluster, "networking.k8s.io/Ingress", ingressPathsOf),
    ...doubleClaims(cluster, "Service", dnsNamesOf),
  ],
});

function* doubleClaims(
  cluster: Cluster,
  type: string,
  claimsOf: (object: DeclaredResource) => IngressPath[],
) {
  const first = new Map<string, { namespace: string; title: string }>();
  const claiming = inOrderOfTitles(cluster.of(type), (object) => object)
    .map((object) => ({ object, claims: claimsOf(object) }))
    .filter(({ claims }) => claims.length > 0);
  for (const { object, claims } of claiming) {
    const namespace = cluster.namespaceOf(object);
    for (const { field, key } of claims) {
      if (key === UNKNOWN || namespace === UNKNOWN) {
        if (claiming.length > 1) yield field.undecided();
        continue;
      }
      const other = first.get(key);
      if (other === undefined) first.set(key, { namespace, title: object.title });
      else if (other.namespace !== namespace)
        yield field.violates(`must not claim what ${other.title} serves`);
    }
  }
}
