import { directivesIn } from "../../lib/kubernetes/network/corefile";
import { allOf, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** What a directive of CoreDNS must not do, by its name and the pattern of its arguments. */
const DEMANDS: readonly (readonly [name: string, pattern: RegExp, demand: string])[] = [
  ["rewrite", /\bname\b/, "must not answer for one name with another"],
  ["template", /./, "must not make answers up"],
  ["transfer", /\bto \*/, "must not give all names to everybody"],
];

export const limitClusterDns = resourcePolicy({
  id: "limit-cluster-dns",
  category: "attacker-on-the-network",
  threats: ["N4", "D7"],
  boundaries: ["B1", "B3"],
  stride: ["S", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "The DNS of the cluster must answer with what is there",
  why: "One line sends the traffic of a Service, or of a name on the internet, to another address for every pod of the cluster.",
  fix: "Remove the directive, or declare a Service of type ExternalName in the namespace that needs the name.",
  references: ["url:https://coredns.io/plugins/", "ms:MS-TA9035", "mitre:T1557"],
  exceptions: "Clusters that share names with a network of their own.",
  kinds: ["ConfigMap"],

  *check(configMap) {
    const isDns = allOf([
      configMap.at("metadata.name").isOneOf(["coredns", "coredns-custom"]),
      configMap.at("metadata.namespace").is("kube-system"),
    ]);
    if (isDns === false) return;
    for (const [, file] of configMap.root.key("data").entries()) {
      const text = file.string();
      if (text === UNKNOWN) yield file.violates("must answer with what is there", allOf([isDns, UNKNOWN]));
      for (const { name, text: directive } of directivesIn(typeof text === "string" ? text : "")) {
        const demands = DEMANDS.filter(([known, pattern]) => known === name && pattern.test(directive));
        for (const [, , demand] of demands) yield file.violates(demand, isDns);
      }
    }
  },
});
