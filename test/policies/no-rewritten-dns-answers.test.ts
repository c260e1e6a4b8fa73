import type { Value } from "../../lib/model/value";
import { noRewrittenDnsAnswers } from "../../policies/attacker-on-the-network/no-rewritten-dns-answers";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const dns = (Corefile: Value, name = "kube-system/coredns") =>
  object("v1", "ConfigMap", name, { data: { Corefile } });
const serving = (directive: string) =>
  `.:53 {\n  kubernetes cluster.local\n  ${directive}\n  forward . /etc/resolv.conf\n}\n`;
const says = (demand: string) => `ConfigMap "kube-system/coredns" ${demand} (data.Corefile)`;

testPolicy(noRewrittenDnsAnswers, {
  accepts: {
    "the names of the cluster": dns(serving("cache 30")),
    "a comment": dns(serving("# rewrite name a.example.com b.example.com")),
    "another ConfigMap": dns(serving("rewrite name a b"), "shop/coredns"),
  },
  rejects: {
    "one name for another": {
      given: dns(serving("rewrite name bank.example.com shop.shop.svc.cluster.local")),
      says: says("must not rewrite names"),
    },
    "answers that are made up": {
      given: dns(serving('template IN A example.com {\n answer "{{ .Name }} 60 IN A 10.0.0.1"\n }')),
      says: says("must not invent answers"),
    },
    "all names for everybody": {
      given: dns(serving("transfer {\n to *\n }")),
      says: says("must not transfer the zone to every client"),
    },
  },
  undecided: { "a file from an output": dns(UNKNOWN) },
});
