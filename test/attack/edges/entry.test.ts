import { exposeExternalIp } from "../../../lib/attack/edges/expose-external-ip";
import { exposeGateway } from "../../../lib/attack/edges/expose-gateway";
import { exposeHostport } from "../../../lib/attack/edges/expose-hostport";
import { exposeIngress } from "../../../lib/attack/edges/expose-ingress";
import { exposeLb } from "../../../lib/attack/edges/expose-lb";
import { exposeMesh } from "../../../lib/attack/edges/expose-mesh";
import { exposeNodeport } from "../../../lib/attack/edges/expose-nodeport";
import type { Value, ValueMap } from "../../../lib/model/value";
import { container, deployment, type Manifest, object, type Tweaks, UNKNOWN } from "../../support/builders";
import { stepsIn } from "../support";

const web = deployment("shop/web");
const service = (spec: ValueMap, metadata: ValueMap = {}) =>
  object("v1", "Service", "shop/web", {
    metadata,
    spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort: 8080 }], ...spec },
  });
const clusterIP = service({});
const from = (source: string, certainty: string) => `${source} -> Service "shop/web": ${certainty}`;

describe("EXPOSE_LB", () => {
  const inside = from("the private network", "confirmed");

  test.each<[name: string, spec: ValueMap, metadata: ValueMap, expected: string[]]>([
    ["a load balancer", {}, {}, [inside, from("the Internet", "confirmed")]],
    [
      "one that is internal",
      {},
      { annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal" } },
      [inside],
    ],
    [
      "one that may be internal",
      {},
      { annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": UNKNOWN } },
      [inside, from("the Internet", "possible")],
    ],
    [
      "one for listed addresses",
      { loadBalancerSourceRanges: ["203.0.113.0/24"] },
      {},
      [from("the private network", "possible"), from("the Internet", "possible")],
    ],
    [
      "one for every address",
      { loadBalancerSourceRanges: ["0.0.0.0/0"] },
      {},
      [inside, from("the Internet", "confirmed")],
    ],
    [
      "a Service of unknown type",
      { type: UNKNOWN },
      {},
      [from("the private network", "possible"), from("the Internet", "possible")],
    ],
    ["a Service of the cluster", { type: "ClusterIP" }, {}, []],
  ])("%s", (_, spec, metadata, expected) => {
    expect(stepsIn(exposeLb, web, service({ type: "LoadBalancer", ...spec }, metadata))).toEqual(expected);
  });

  test("a load balancer without pods leads nowhere", () => {
    expect(stepsIn(exposeLb, service({ type: "LoadBalancer" }))).toEqual([]);
  });

  test("a load balancer to several pods is one step", () => {
    const canary = deployment(
      "shop/canary",
      {},
      { "spec.template.metadata.labels": { app: "web", track: "canary" } },
    );
    expect(stepsIn(exposeLb, web, canary, service({ type: "LoadBalancer" }))).toHaveLength(2);
  });
});

test.each<[name: string, spec: ValueMap, expected: string[]]>([
  [
    "a node port",
    { type: "NodePort" },
    [from("the private network", "confirmed"), from("the Internet", "possible")],
  ],
  ["a Service of the cluster", { type: "ClusterIP" }, []],
  [
    "a load balancer with a spelled-out node port",
    { type: "LoadBalancer", ports: [{ port: 80, nodePort: 30080 }] },
    [from("the private network", "confirmed"), from("the Internet", "possible")],
  ],
  ["a load balancer", { type: "LoadBalancer" }, []],
])("EXPOSE_NODEPORT: %s", (_, spec, expected) => {
  expect(stepsIn(exposeNodeport, web, service(spec))).toEqual(expected);
});

test.each<[name: string, address: Value, expected: string[]]>([
  ["a private address", "10.0.0.7", [from("the private network", "confirmed")]],
  [
    "a public address",
    "203.0.113.7",
    [from("the private network", "confirmed"), from("the Internet", "possible")],
  ],
  [
    "an unknown address",
    UNKNOWN,
    [from("the private network", "possible"), from("the Internet", "possible")],
  ],
])("EXPOSE_EXTERNAL_IP: %s", (_, address, expected) => {
  expect(stepsIn(exposeExternalIp, web, service({ externalIPs: [address] }))).toEqual(expected);
});

test.each<[name: string, tweaks: Tweaks, spec: Tweaks, expected: string[]]>([
  ["a host port", { "ports[0].hostPort": 8080 }, {}, ["confirmed", "possible"]],
  ["a host port of the node alone", { "ports[0].hostPort": 8080, "ports[0].hostIP": "127.0.0.1" }, {}, []],
  ["a container port", {}, {}, []],
  ["a container port in the network of the node", {}, { hostNetwork: true }, ["confirmed", "possible"]],
  ["no port in the network of the node", { ports: undefined }, { hostNetwork: true }, []],
  ["an unknown host port", { "ports[0].hostPort": UNKNOWN }, {}, ["possible", "possible"]],
])("EXPOSE_HOSTPORT: %s", (_, tweaks, spec, expected) => {
  const exposed = deployment("shop/web", { containers: [container(tweaks)], ...spec });
  const sources = ["the private network", "the Internet"];
  expect(stepsIn(exposeHostport, exposed)).toEqual(
    expected.map((certainty, index) => `${sources[index]} -> Deployment "shop/web": ${certainty}`),
  );
});

test("EXPOSE_HOSTPORT: only the container with the port", () => {
  const two = deployment("shop/web", {
    containers: [container({ "ports[0].hostPort": 8080 }), container({ name: "log", ports: undefined })],
  });
  expect(stepsIn(exposeHostport, two)).toEqual([
    'the private network -> container "web" of Deployment "shop/web": confirmed',
    'the Internet -> container "web" of Deployment "shop/web": possible',
  ]);
});

const backend = (name: Value): ValueMap => ({ service: { name, port: { number: 80 } } });
const ingress = (name: Value, spec: ValueMap = {}) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", { spec: { defaultBackend: backend(name), ...spec } });

test.each<[name: string, ingress: Manifest, expected: string[]]>([
  ["a controller of which nothing is known", ingress("web"), ["confirmed", "possible"]],
  ["an Ingress to another Service", ingress("api"), []],
  ["an Ingress to an unknown Service", ingress(UNKNOWN), ["possible", "possible"]],
  ["a controller of a cloud that stays internal", ingress("web", { ingressClassName: "alb" }), ["confirmed"]],
])("EXPOSE_INGRESS: %s", (_, declared, expected) => {
  const sources = ["the private network", "the Internet"];
  expect(stepsIn(exposeIngress, web, clusterIP, declared)).toEqual(
    expected.map((certainty, index) => from(sources[index] ?? "", certainty)),
  );
});

test("EXPOSE_INGRESS: an Ingress to two Services has a step to each", () => {
  const api = deployment("shop/api");
  const ofApi = object("v1", "Service", "shop/api", {
    spec: { selector: { app: "api" }, ports: [{ port: 80 }] },
  });
  const both = ingress("web", { rules: [{ http: { paths: [{ path: "/api", backend: backend("api") }] } }] });
  expect(stepsIn(exposeIngress, web, clusterIP, api, ofApi, both)).toHaveLength(4);
});

describe("EXPOSE_GATEWAY", () => {
  const GATEWAY = "gateway.networking.k8s.io/v1";
  const gateway = object(GATEWAY, "Gateway", "shop/edge", {
    spec: {
      gatewayClassName: "gke-l7-global-external-managed",
      listeners: [{ name: "http", port: 80, protocol: "HTTP" }],
    },
  });
  const route = (name: string) =>
    object(GATEWAY, "HTTPRoute", "shop/web", {
      spec: { parentRefs: [{ name: "edge" }], rules: [{ backendRefs: [{ name, port: 80 }] }] },
    });

  test("a route of a Gateway that faces the Internet", () => {
    expect(stepsIn(exposeGateway, web, clusterIP, gateway, route("web"))).toEqual([
      from("the private network", "confirmed"),
      from("the Internet", "confirmed"),
    ]);
  });

  test("a route to another Service", () => {
    expect(stepsIn(exposeGateway, web, clusterIP, gateway, route("api"))).toEqual([]);
  });

  test("a route of a Gateway that the program does not declare", () => {
    expect(stepsIn(exposeGateway, web, clusterIP, route("web"))).toEqual([
      from("the private network", "possible"),
      from("the Internet", "possible"),
    ]);
  });
});

test.each<[name: string, host: string, expected: string[]]>([
  [
    "a route to the Service",
    "web",
    [from("the private network", "confirmed"), from("the Internet", "possible")],
  ],
  ["a route to another one", "api", []],
])("EXPOSE_MESH: %s", (_, name, expected) => {
  const route = object("route.openshift.io/v1", "Route", "shop/web", {
    spec: { to: { kind: "Service", name } },
  });
  expect(stepsIn(exposeMesh, web, clusterIP, route)).toEqual(expected);
});
