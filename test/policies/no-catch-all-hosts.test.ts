import type { Value } from "../../lib/model/value";
import { noCatchAllHosts } from "../../policies/attacker-on-the-network/no-catch-all-hosts";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const ingress = (spec: Value) => object("networking.k8s.io/v1", "Ingress", "shop/web", { spec });

testPolicy(noCatchAllHosts, {
  accepts: { "a named host": ingress({ rules: [{ host: "shop.example.com" }] }) },
  rejects: {
    "no host": {
      given: ingress({ rules: [{ http: {} }] }),
      says: 'Ingress "shop/web" must name a host (spec.rules[0].host)',
    },
    "a wildcard": {
      given: ingress({ rules: [{ host: "*.example.com" }] }),
      says: 'Ingress "shop/web" must not answer for *.example.com (spec.rules[0].host)',
    },
    "a default backend": {
      given: ingress({ defaultBackend: { service: { name: "web" } } }),
      says: 'Ingress "shop/web" must not answer for every host (spec.defaultBackend)',
    },
  },
  undecided: { "a host from an output": ingress({ rules: [{ host: UNKNOWN }] }) },
});
