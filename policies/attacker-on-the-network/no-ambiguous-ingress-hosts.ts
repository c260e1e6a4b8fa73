import { ingressPathsOf } from "../../lib/kubernetes/network/ingress-path";
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
  title: "Ingresses of different namespaces must not claim the same host and path",
  why: "The controller decides which of them gets the requests: one team may take the traffic of another, with its cookies and passwords.",
  fix: "Give each namespace hosts of its own.",
  references: ["url:https://kubernetes.io/docs/concepts/services-networking/ingress/", "mitre:T1557"],
  equivalents: [
    "kyverno:restrict-ingress-host",
    "kyverno:unique-ingress-host-and-path",
    "kyverno:unique-ingress-paths",
    "kyverno:require-unique-external-dns",
  ],
  covers: ["ingress-host-unique"],

  *checkStack(cluster) {
    const first = new Map<string, { namespace: string; title: string }>();
    const all = inOrderOfTitles(cluster.of("networking.k8s.io/Ingress"), (ingress) => ingress);
    for (const ingress of all) {
      const namespace = cluster.namespaceOf(ingress);
      for (const { field, key } of ingressPathsOf(ingress)) {
        if (key === UNKNOWN || namespace === UNKNOWN) {
          if (all.length > 1) yield field.undecided();
          continue;
        }
        const other = first.get(key);
        if (other === undefined) first.set(key, { namespace, title: ingress.title });
        else if (other.namespace !== namespace) {
          yield field.violates(`must not claim what ${other.title} serves`);
        }
      }
    }
  },
});
