import { directivesIn } from "../../lib/kubernetes/network/corefile";
import { allOf, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** What a directive of CoreDNS must not do, by its name and the pattern of its arguments. */
const DEMANDS: readonly (readonly [name: string, pattern: RegExp, demand: string])[] = [
  ["rewrite", /\bname\b/, "must not rewrite names"],
  ["template", /./, "must not invent answers"],
  ["transfer", /\bto \*/, "must not transfer the zone to every client"],
];

export const noRewrittenDnsAnswers = resourcePolicy({
  id: "no-rewritten-dns-answers",
  category: "attacker-on-the-network",
  threats: ["N4", "D7"],
  boundaries: ["B1", "B3"],
  stride: ["S", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "CoreDNS must not rewrite or invent answers, or transfer its zone to every client",
  why: "One line sends the traffic of a Service, or of a name on the internet, to another address for every pod of the cluster.",
  fix: "Remove the directive, or declare a Service of type ExternalName in the namespace that needs the name.",
  references: ["url:https://coredns.io/plugins/", "ms:MS-TA9035", "mitre:T1557"],
  exceptions: "Clusters that resolve the names of a private network by rewriting them.",
  kinds: ["ConfigMap"],

  *check(configMap) {
    const isDns = allOf([
      configMap.at("metadata.name").isOneOf(["coredns", "coredns-custom"]),
      configMap.at("metadata.namespace").is("kube-system"),
    ]);
    if (isDns === false) return;
    for (const [, file] of configMap.root.key("data").entries()) {
      const text = file.string();
      if (text === UNKNOWN)
        yield file.violates("must not rewrite or invent answers", allOf([isDns, UNKNOWN]));
      for (const { name, text: directive } of directivesIn(typeof text === "string" ? text : "")) {
        const demands = DEMANDS.filter(([known, pattern]) => known === name && pattern.test(directive));
        for (const [, , demand] of demands) yield file.violates(demand, isDns);
      }
    }
  },
});
