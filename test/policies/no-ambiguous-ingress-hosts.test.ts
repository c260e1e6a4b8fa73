import type { Value } from "../../lib/model/value";
import { noAmbiguousIngressHosts } from "../../policies/attacker-on-the-network/no-ambiguous-ingress-hosts";
import { object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const ingress = (name: string, host: Value, path: Value = "/", ingressClassName: Value = "nginx") =>
  object("networking.k8s.io/v1", "Ingress", name, {
    spec: { ingressClassName, rules: [{ host, http: { paths: [{ path, pathType: "Prefix" }] } }] },
  });

testStackPolicy(noAmbiguousIngressHosts, {
  accepts: {
    "a host for each namespace": stack(
      ingress("shop/web", "shop.example.com"),
      ingress("blog/web", "blog.example.com"),
    ),
    "two paths of one host": stack(
      ingress("shop/web", "example.com", "/shop"),
      ingress("blog/web", "example.com", "/blog"),
    ),
    "two Ingresses of one namespace, as for a canary": stack(
      ingress("shop/web", "shop.example.com"),
      ingress("shop/canary", "shop.example.com"),
    ),
    "one host of two controllers": stack(
      ingress("shop/web", "shop.example.com", "/", "nginx"),
      ingress("blog/web", "shop.example.com", "/", "internal"),
    ),
  },
  rejects: {
    "one host of two namespaces": {
      given: stack(ingress("shop/web", "shop.example.com"), ingress("team/web", "shop.example.com")),
      says: ['Ingress "team/web" must not claim what Ingress "shop/web" serves (spec.rules[0].host)'],
    },
  },
  undecided: {
    "a host from an output": stack(ingress("shop/web", "shop.example.com"), ingress("blog/web", UNKNOWN)),
  },
});
