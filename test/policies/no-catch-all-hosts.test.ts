import type { Value } from "../../lib/model/value";
import { noCatchAllHosts } from "../../policies/attacker-on-the-network/no-catch-all-hosts";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const ingress = (spec: Value) => object("networking.k8s.io/v1", "Ingress", "shop/web", { spec });
const istio = (kind: string, spec: Value) => object("networking.istio.io/v1", kind, "shop/web", { spec });
const route = (spec: Value) => object("gateway.networking.k8s.io/v1", "HTTPRoute", "shop/web", { spec });
const openshift = (spec: Value) => object("route.openshift.io/v1", "Route", "shop/web", { spec });

testPolicy(noCatchAllHosts, {
  accepts: {
    "a named host": ingress({ rules: [{ host: "shop.example.com" }] }),
    "a VirtualService that names its host": istio("VirtualService", { hosts: ["shop.example.com"] }),
    "a gateway for every host of a domain": istio("Gateway", { servers: [{ hosts: ["*.example.com"] }] }),
    "a gateway for the hosts of one namespace": istio("Gateway", {
      servers: [{ hosts: ["shop/shop.example.com"] }],
    }),
    "a route that goes by its listener": route({}),
    "a Route of OpenShift": openshift({ host: "shop.example.com", wildcardPolicy: "None" }),
  },
  rejects: {
    "no host": {
      given: ingress({ rules: [{ http: {} }] }),
      says: 'Ingress "shop/web" must name a host (spec.rules[0].host)',
    },
    "a wildcard": {
      given: ingress({ rules: [{ host: "*.example.com" }] }),
      says: 'Ingress "shop/web" must not answer for *.example.com (spec.rules[0].host)',
    },
    "a VirtualService for every host": {
      given: istio("VirtualService", { hosts: ["*"] }),
      says: 'VirtualService "shop/web" must not answer for * (spec.hosts[0])',
    },
    "a VirtualService with a wildcard": {
      given: istio("VirtualService", { hosts: ["shop.example.com", "*.example.com"] }),
      says: 'VirtualService "shop/web" must not answer for *.example.com (spec.hosts[1])',
    },
    "a gateway of Istio for every host": {
      given: istio("Gateway", { servers: [{ hosts: ["*"] }] }),
      says: 'Gateway "shop/web" must not answer for * (spec.servers[0].hosts[0])',
    },
    "a gateway of Istio for every host of every namespace": {
      given: istio("Gateway", { servers: [{ hosts: ["*/*"] }] }),
      says: 'Gateway "shop/web" must not answer for */* (spec.servers[0].hosts[0])',
    },
    "a route of the Gateway API with a wildcard": {
      given: route({ hostnames: ["*.example.com"] }),
      says: 'HTTPRoute "shop/web" must not answer for *.example.com (spec.hostnames[0])',
    },
    "a Route of OpenShift for a whole domain": {
      given: openshift({ host: "shop.example.com", wildcardPolicy: "Subdomain" }),
      says: 'Route "shop/web" must not answer for every host of its domain (spec.wildcardPolicy)',
    },
    "a default backend": {
      given: ingress({ defaultBackend: { service: { name: "web" } } }),
      says: 'Ingress "shop/web" must not answer for every host (spec.defaultBackend)',
    },
  },
  undecided: {
    "a host from an output": ingress({ rules: [{ host: UNKNOWN }] }),
    "hosts of a VirtualService from an output": istio("VirtualService", { hosts: UNKNOWN }),
  },
});
