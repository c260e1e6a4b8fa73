import { exposuresOf } from "../../../lib/kubernetes/network/exposure";
import { UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { type Manifest, namespace, object } from "../../support/builders";
import { clusterOf, service, shown, workload } from "./support";

const _aws = "service.beta.kubernetes.io/aws-load-balancer";
const web = workload("shop/web");
const clusterIp = service();
const _toWeb = { service: { name: "web", port: { number: 80 } } };

describe("a route of the Gateway API", () => {
  const gateway = (spec: ValueMap, name = "shop/edge") =>
    object("gateway.networking.k8s.io/v1", "Gateway", name, {
      spec: { gatewayClassName: "edge", listeners: [{ name: "web", port: 80, protocol: "HTTP" }], ...spec },
    });
  const route = (spec: ValueMap = {}, kind = "HTTPRoute", name = "shop/web") =>
    object("gateway.networking.k8s.io/v1", kind, name, {
      spec: {
        parentRefs: [{ name: "edge" }],
        rules: [{ backendRefs: [{ name: "web", port: 80 }] }],
        ...spec,
      },
    });
  const listener = (listened: ValueMap) =>
    gateway({ listeners: [{ name: "web", port: 80, protocol: "HTTP", ...listened }] });
  const from = (value: Value, more: ValueMap = {}) =>
    listener({ allowedRoutes: { namespaces: { from: value, ...more } } });
  const abroad = route({ parentRefs: [{ name: "edge", namespace: "shop" }] }, "HTTPRoute", "blog/web");
  const atHome = [
    workload("blog/web"),
    object("v1", "Service", "blog/web", { spec: { selector: { app: "web" } } }),
  ];

  type Case = [name: string, objects: Manifest[], expected: string[]];
  test.each<Case>([
    ["exposes its backend where a listener admits it", [gateway({}), route()], ["true unknown"]],
    ["may expose it where the Gateway is elsewhere", [route()], ["unknown unknown"]],
    [
      "has the zone of a known class",
      [gateway({ gatewayClassName: "gke-l7-rilb" }), route()],
      ["true private"],
    ],
    [
      "has the zone of an external class",
      [gateway({ gatewayClassName: "gke-l7-global-external-managed" }), route()],
      ["true internet"],
    ],
    ["is not admitted by a listener of another protocol", [listener({ protocol: "TCP" }), route()], []],
    ["is admitted as what it is", [listener({ protocol: "TCP" }), route({}, "TCPRoute")], ["true unknown"]],
    ["is admitted by UDP", [listener({ protocol: "UDP" }), route({}, "UDPRoute")], ["true unknown"]],
    ["is admitted by TLS", [listener({ protocol: "TLS" }), route({}, "TLSRoute")], ["true unknown"]],
    ["is admitted with GRPC", [gateway({}), route({}, "GRPCRoute")], ["true unknown"]],
    [
      "may be admitted by a protocol of the implementation",
      [listener({ protocol: "example.com/x" }), route()],
      ["unknown unknown"],
    ],
    [
      "is not admitted where the listener lists other kinds",
      [listener({ allowedRoutes: { kinds: [{ kind: "GRPCRoute" }] } }), route()],
      [],
    ],
    [
      "is not admitted by a section of another name",
      [gateway({}), route({ parentRefs: [{ name: "edge", sectionName: "x" }] })],
      [],
    ],
    [
      "is admitted by the section that it names",
      [gateway({}), route({ parentRefs: [{ name: "edge", sectionName: "web", port: 80 }] })],
      ["true unknown"],
    ],
    [
      "is not admitted by another port",
      [gateway({}), route({ parentRefs: [{ name: "edge", port: 81 }] })],
      [],
    ],
    [
      "is admitted by a host name that meets the listener's",
      [listener({ hostname: "*.example.com" }), route({ hostnames: ["a.b.example.com"] })],
      ["true unknown"],
    ],
    [
      "is not admitted by the bare domain of a wildcard",
      [listener({ hostname: "*.example.com" }), route({ hostnames: ["example.com"] })],
      [],
    ],
    [
      "is admitted by a wildcard that covers the listener's name",
      [listener({ hostname: "a.example.com" }), route({ hostnames: ["*.example.com"] })],
      ["true unknown"],
    ],
    ["of another namespace is not admitted by default", [...atHome, gateway({}), abroad], []],
    ["of another namespace is admitted from all", [...atHome, from("All"), abroad], ["true unknown"]],
    ["is not admitted from none", [from("None"), route()], []],
    [
      "of another namespace is admitted by the labels of its namespace",
      [
        ...atHome,
        namespace("blog", { team: "a" }),
        from("Selector", { selector: { matchLabels: { team: "a" } } }),
        abroad,
      ],
      ["true unknown"],
    ],
    [
      "of another namespace is not admitted by other labels",
      [
        ...atHome,
        namespace("blog", { team: "b" }),
        from("Selector", { selector: { matchLabels: { team: "a" } } }),
        abroad,
      ],
      [],
    ],
    [
      "of another namespace is admitted by the name that every namespace carries",
      [
        ...atHome,
        from("Selector", { selector: { matchLabels: { "kubernetes.io/metadata.name": "blog" } } }),
        abroad,
      ],
      ["true unknown"],
    ],
    [
      "may be admitted by labels of a namespace that is declared elsewhere",
      [...atHome, from("Selector", { selector: { matchLabels: { team: "a" } } }), abroad],
      ["unknown unknown"],
    ],
    [
      "whose parent is a Service stays inside",
      [gateway({}), route({ parentRefs: [{ group: "", kind: "Service", name: "web" }] })],
      [],
    ],
    [
      "may be admitted by a parent of another kind",
      [route({ parentRefs: [{ kind: "ListenerSet", name: "edge" }] })],
      ["unknown unknown"],
    ],
    [
      "exposes no backend of weight 0",
      [gateway({}), route({ rules: [{ backendRefs: [{ name: "web", weight: 0 }] }] })],
      [],
    ],
    [
      "exposes no backend of another kind",
      [gateway({}), route({ rules: [{ backendRefs: [{ name: "web", kind: "Bucket" }] }] })],
      [],
    ],
    [
      "exposes what it mirrors to",
      [
        gateway({}),
        route({
          rules: [{ filters: [{ type: "RequestMirror", requestMirror: { backendRef: { name: "web" } } }] }],
        }),
      ],
      ["true unknown"],
    ],
    ["may expose an unknown backend", [gateway({}), route({ rules: UNKNOWN })], ["unknown unknown"]],
  ])("%s", (_, objects, expected) => {
    const found = exposuresOf(clusterOf([web, clusterIp, ...objects]));
    expect(found.map(({ verdict, reachability }) => `${shown(verdict)} ${shown(reachability)}`)).toEqual(
      expected,
    );
  });

  describe("into another namespace", () => {
    const reaching = route(
      { rules: [{ backendRefs: [{ name: "web", namespace: "shop" }] }] },
      "HTTPRoute",
      "blog/web",
    );
    const open = gateway({}, "blog/edge");
    const grant = (to: ValueMap = {}, of: ValueMap = {}, name = "shop/grant") =>
      object("gateway.networking.k8s.io/v1beta1", "ReferenceGrant", name, {
        spec: {
          from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "blog", ...of }],
          to: [{ group: "", kind: "Service", ...to }],
        },
      });
    const shop = namespace("shop");
    test.each<Case>([
      ["needs a ReferenceGrant", [shop], []],
      ["may have one elsewhere where the namespace is", [], ["unknown"]],
      ["has one for all Services", [shop, grant()], ["true"]],
      ["has one by name", [shop, grant({ name: "web" })], ["true"]],
      ["has one for another name", [shop, grant({ name: "db" })], []],
      ["has one for another kind of route", [shop, grant({}, { kind: "TCPRoute" })], []],
      ["has one for another namespace", [shop, grant({}, { namespace: "other" })], []],
      ["has one in the wrong namespace", [shop, grant({}, {}, "blog/grant")], []],
      ["has one that is not known", [shop, grant({}, { namespace: UNKNOWN })], ["unknown"]],
    ])("%s", (_, objects, expected) => {
      const found = exposuresOf(clusterOf([web, clusterIp, open, reaching, ...objects]));
      expect(found.map(({ verdict }) => shown(verdict))).toEqual(expected);
    });
  });
});
