import { exposuresOf } from "../../../lib/kubernetes/network/exposure";
import { UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { type Manifest, object } from "../../support/builders";
import { clusterOf, exposuresIn, ingress, service, told, workload } from "./support";

const _aws = "service.beta.kubernetes.io/aws-load-balancer";
const web = workload("shop/web");
const clusterIp = service();
const toWeb = { service: { name: "web", port: { number: 80 } } };

describe("an Ingress", () => {
  type Case = [name: string, ingress: Manifest, expected: string[]];
  const rules = [{ http: { paths: [{ path: "/", backend: toWeb }] } }];
  const byRule = (reachability: string) => [
    `web: ingress, true, ${reachability} (Ingress spec.rules[0].http.paths[0].backend.service.name)`,
  ];
  test.each<Case>([
    ["exposes the backend of a rule", ingress({ rules }), byRule("unknown")],
    [
      "exposes the default backend",
      ingress({ defaultBackend: toWeb }),
      ["web: ingress, true, unknown (Ingress spec.defaultBackend.service.name)"],
    ],
    [
      "exposes nothing by a backend that is no Service",
      ingress({ defaultBackend: { resource: { name: "web" } } }),
      [],
    ],
    [
      "exposes nothing by a Service that is not there",
      ingress({ defaultBackend: { service: { name: "db" } } }),
      [],
    ],
    [
      "of the removed versions",
      {
        ...ingress({
          backend: { serviceName: "web", servicePort: 80 },
          rules: [{ http: { paths: [{ backend: { serviceName: "web", servicePort: 80 } }] } }],
        }),
        apiVersion: "extensions/v1beta1",
      },
      [
        "web: ingress, true, unknown (Ingress spec.backend.serviceName)",
        "web: ingress, true, unknown (Ingress spec.rules[0].http.paths[0].backend.serviceName)",
      ],
    ],
    [
      "of an AWS load balancer stays internal",
      ingress({ rules, ingressClassName: "alb" }),
      byRule("private"),
    ],
    [
      "of an AWS load balancer faces the Internet by scheme",
      ingress({ rules, ingressClassName: "alb" }, { "alb.ingress.kubernetes.io/scheme": "internet-facing" }),
      byRule("internet"),
    ],
    [
      "of an AWS load balancer for listed addresses",
      ingress(
        { rules },
        {
          "kubernetes.io/ingress.class": "alb",
          "alb.ingress.kubernetes.io/scheme": "internet-facing",
          "alb.ingress.kubernetes.io/inbound-cidrs": "198.51.100.0/24",
        },
      ),
      byRule("restricted"),
    ],
    ["of Google", ingress({ rules }, { "kubernetes.io/ingress.class": "gce" }), byRule("internet")],
    [
      "of Google, internal",
      ingress({ rules }, { "kubernetes.io/ingress.class": "gce-internal" }),
      byRule("private"),
    ],
    [
      "of a controller that is exposed elsewhere",
      ingress({ rules, ingressClassName: "nginx" }),
      byRule("unknown"),
    ],
    [
      "of nginx for listed addresses",
      ingress(
        { rules, ingressClassName: "nginx" },
        { "nginx.ingress.kubernetes.io/whitelist-source-range": "10.0.0.0/8" },
      ),
      byRule("restricted"),
    ],
    [
      "with an unknown backend may expose every Service beside it",
      ingress({ defaultBackend: { service: { name: UNKNOWN } } }),
      ["web: ingress, unknown, unknown (Ingress spec.defaultBackend.service.name)"],
    ],
    [
      "with unknown rules may too",
      ingress({ rules: UNKNOWN }),
      ["web: ingress, unknown, unknown (Ingress spec.rules.http.paths.backend.service.name)"],
    ],
  ])("%s", (_, given, expected) => {
    expect(exposuresIn([web, clusterIp, given])).toEqual(expected);
  });

  test("does not reach the Services of other namespaces", () => {
    const elsewhere = object("networking.k8s.io/v1", "Ingress", "blog/front", {
      spec: { defaultBackend: toWeb },
    });
    expect(exposuresIn([web, clusterIp, elsewhere])).toEqual([]);
  });

  test("may mean a Service whose name is not known, unless one has the name", () => {
    const unnamed = object("v1", "Service", "shop/x", {
      metadata: { name: UNKNOWN },
      spec: { selector: { app: "web" } },
    });
    const front = ingress({ defaultBackend: toWeb });
    expect(exposuresOf(clusterOf([web, unnamed, front])).map(({ verdict }) => verdict)).toEqual([UNKNOWN]);
    expect(exposuresOf(clusterOf([web, unnamed, clusterIp, front])).map(({ verdict }) => verdict)).toEqual([
      true,
    ]);
  });
});

describe("routes of other controllers", () => {
  const istio = (spec: ValueMap) =>
    object("networking.istio.io/v1", "VirtualService", "shop/web", {
      spec: { gateways: ["edge"], http: [{ route: [{ destination: { host: "web" } }] }], ...spec },
    });
  const istioGateway = object("networking.istio.io/v1", "Gateway", "shop/edge", { spec: {} });
  const http = (host: Value): ValueMap => ({ http: [{ route: [{ destination: { host } }] }] });
  const traefik = (to: ValueMap) =>
    object("traefik.io/v1alpha1", "IngressRoute", "shop/web", { spec: { routes: [{ services: [to] }] } });
  const contour = (spec: ValueMap) =>
    object("projectcontour.io/v1", "HTTPProxy", "shop/web", {
      spec: { routes: [{ services: [{ name: "web", port: 80 }] }], ...spec },
    });
  const openshift = (spec: ValueMap, annotations = {}) =>
    object("route.openshift.io/v1", "Route", "shop/web", { metadata: { annotations }, spec });

  type Case = [name: string, objects: Manifest[], expected: string[]];
  test.each<Case>([
    ["Istio behind a Gateway", [istioGateway, istio({})], ["mesh gateway, true, unknown"]],
    ["Istio behind a Gateway elsewhere", [istio({})], ["mesh gateway, unknown, unknown"]],
    [
      "Istio behind a Gateway by namespace",
      [istioGateway, istio({ gateways: ["shop/edge"] })],
      ["mesh gateway, true, unknown"],
    ],
    ["Istio for sidecars only", [istio({ gateways: ["mesh"] })], []],
    ["Istio without a Gateway", [istio({ gateways: null })], []],
    [
      "Istio by full domain name",
      [istioGateway, istio(http("web.shop.svc.cluster.local"))],
      ["mesh gateway, true, unknown"],
    ],
    [
      "Istio by a name of two parts, which it does not expand",
      [istioGateway, istio(http("web.shop"))],
      ["mesh gateway, unknown, unknown"],
    ],
    ["Istio to a host outside", [istioGateway, istio(http("api.example.com"))], []],
    ["Istio to an unknown host", [istioGateway, istio(http(UNKNOWN))], ["mesh gateway, unknown, unknown"]],
    [
      "Istio by TCP, TLS and mirror",
      [
        istioGateway,
        istio({
          http: [{ mirror: { host: "web" } }],
          tcp: [{ route: [{ destination: { host: "web" } }] }],
          tls: [{ route: [{ destination: { host: "web" } }] }],
        }),
      ],
      ["mesh gateway, true, unknown", "mesh gateway, true, unknown", "mesh gateway, true, unknown"],
    ],
    ["OpenShift", [openshift({ to: { kind: "Service", name: "web" } })], ["OpenShift route, true, unknown"]],
    [
      "OpenShift by an alternate backend",
      [openshift({ to: { name: "db" }, alternateBackends: [{ name: "web" }] })],
      ["OpenShift route, true, unknown"],
    ],
    [
      "OpenShift for listed addresses",
      [openshift({ to: { name: "web" } }, { "haproxy.router.openshift.io/ip_allowlist": "10.0.0.0/8" })],
      ["OpenShift route, true, restricted"],
    ],
    ["Traefik", [traefik({ name: "web", port: 80 })], ["Traefik route, true, unknown"]],
    [
      "Traefik to a service of its own kind, not followed",
      [traefik({ name: "web", kind: "TraefikService" })],
      [],
    ],
    [
      "Traefik of the old group",
      [{ ...traefik({ name: "web" }), apiVersion: "traefik.containo.us/v1alpha1" }],
      ["Traefik route, true, unknown"],
    ],
    [
      "Traefik into another namespace, where its provider allows it",
      [
        object("traefik.io/v1alpha1", "IngressRoute", "blog/web", {
          spec: { routes: [{ services: [{ name: "web", namespace: "shop" }] }] },
        }),
      ],
      ["Traefik route, unknown, unknown"],
    ],
    [
      "Contour with a virtual host",
      [contour({ virtualhost: { fqdn: "a.example.com" } })],
      ["Contour proxy, true, unknown"],
    ],
    ["Contour that another proxy may include", [contour({})], ["Contour proxy, unknown, unknown"]],
    [
      "Contour by TCP",
      [contour({ virtualhost: {}, routes: null, tcpproxy: { services: [{ name: "web" }] } })],
      ["Contour proxy, true, unknown"],
    ],
  ])("%s", (_, objects, expected) => {
    const found = exposuresOf(clusterOf([web, clusterIp, ...objects]));
    expect(found.map((exposure) => told(exposure).replace(/ \(.*/, ""))).toEqual(expected);
  });
});
