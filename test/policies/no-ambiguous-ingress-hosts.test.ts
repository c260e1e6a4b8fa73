import type { Value } from "../../lib/model/value";
import { noAmbiguousIngressHosts } from "../../policies/attacker-on-the-network/no-ambiguous-ingress-hosts";
import { object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const ingress = (name: string, host: Value, path: Value = "/", ingressClassName: Value = "nginx") =>
  object("networking.k8s.io/v1", "Ingress", name, {
    spec: { ingressClassName, rules: [{ host, http: { paths: [{ path, pathType: "Prefix" }] } }] },
  });
const named = (name: string, hostname: Value, set?: string) =>
  object("v1", "Service", name, {
    metadata: {
      annotations: {
        "external-dns.alpha.kubernetes.io/hostname": hostname,
        ...(set !== undefined && { "external-dns.alpha.kubernetes.io/set-identifier": set }),
      },
    },
    spec: { type: "LoadBalancer" },
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
    "a name of external-dns for each Service": stack(
      named("shop/web", "shop.example.com"),
      named("blog/web", "blog.example.com"),
    ),
    "one name of external-dns, shared by weight": stack(
      named("shop/web", "shop.example.com", "blue"),
      named("shop-green/web", "shop.example.com", "green"),
    ),
    "two Services of one namespace with one name, as for TCP and UDP": stack(
      named("dns/tcp", "dns.example.com"),
      named("dns/udp", "dns.example.com"),
    ),
    "Services without a name": stack(
      object("v1", "Service", "shop/web", { spec: {} }),
      object("v1", "Service", "blog/web", { spec: {} }),
    ),
  },
  rejects: {
    "one name of external-dns for Services of two namespaces": {
      given: stack(
        named("shop/web", "shop.example.com"),
        named("team/web", "team.example.com, Shop.example.com"),
      ),
      says: [
        'Service "team/web" must not claim what Service "shop/web" serves (metadata.annotations["external-dns.alpha.kubernetes.io/hostname"])',
      ],
    },
    "one host of two namespaces": {
      given: stack(ingress("shop/web", "shop.example.com"), ingress("team/web", "shop.example.com")),
      says: ['Ingress "team/web" must not claim what Ingress "shop/web" serves (spec.rules[0].host)'],
    },
  },
  undecided: {
    "a name of external-dns from an output": stack(
      named("shop/web", "shop.example.com"),
      named("blog/web", UNKNOWN),
    ),
    "a host from an output": stack(ingress("shop/web", "shop.example.com"), ingress("blog/web", UNKNOWN)),
  },
});
