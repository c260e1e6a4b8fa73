import { svcToPod } from "../../../lib/attack/edges/svc-to-pod";
import type { Value, ValueMap } from "../../../lib/model/value";
import {
  container,
  deployment,
  type Manifest,
  namespace,
  object,
  resource,
  UNKNOWN,
} from "../../support/builders";
import { stepsIn } from "../support";

const web = deployment("shop/web");
const service = (spec: ValueMap, metadata: ValueMap = {}) =>
  object("v1", "Service", "shop/web", {
    metadata,
    spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort: 8080 }], ...spec },
  });
const clusterIP = service({});
const backend = (name: Value): ValueMap => ({ service: { name, port: { number: 80 } } });
const ingress = (name: Value, spec: ValueMap = {}) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", { spec: { defaultBackend: backend(name), ...spec } });

describe("SVC_TO_POD", () => {
  const balancer = (spec: ValueMap = {}) => service({ type: "LoadBalancer", ...spec });
  const to = (what: string, certainty: string) => `Service "shop/web" -> ${what}: ${certainty}`;
  const toWeb = (certainty: string) => [to('Deployment "shop/web"', certainty)];
  const policy = (spec: ValueMap) =>
    object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", { spec: { podSelector: {}, ...spec } });
  const closed = policy({ policyTypes: ["Ingress"] });

  test.each<[name: string, spec: ValueMap, expected: string[]]>([
    ["the pods that it selects", {}, toWeb("confirmed")],
    ["pods that it does not select", { selector: { app: "api" } }, []],
    ["pods that it perhaps selects", { selector: { app: UNKNOWN } }, toWeb("possible")],
    ["a port by its name", { ports: [{ port: 80, targetPort: "http" }] }, toWeb("confirmed")],
    ["a name that no port has", { ports: [{ port: 80, targetPort: "https" }] }, []],
    ["a port that the only container does not declare", { ports: [{ port: 9090 }] }, toWeb("confirmed")],
    ["a Service that does not face outside", { type: "ClusterIP" }, []],
  ])("%s", (_, spec, expected) => {
    expect(stepsIn(svcToPod, web, balancer(spec))).toEqual(expected);
  });

  test("only the container that listens on the target port", () => {
    const two = deployment("shop/web", {
      containers: [container(), container({ name: "metrics", "ports[0].containerPort": 9090 })],
    });
    expect(stepsIn(svcToPod, two, balancer())).toEqual([
      to('container "web" of Deployment "shop/web"', "confirmed"),
    ]);
  });

  test("perhaps any of two containers where none declares the port", () => {
    const two = deployment("shop/web", {
      containers: [container({ ports: undefined }), container({ name: "log", ports: undefined })],
    });
    expect(stepsIn(svcToPod, two, balancer())).toEqual([
      to('container "web" of Deployment "shop/web"', "possible"),
      to('container "log" of Deployment "shop/web"', "possible"),
    ]);
  });

  test("never an init container, which is over", () => {
    const two = deployment("shop/web", { initContainers: [container({ name: "setup" })] });
    expect(stepsIn(svcToPod, two, balancer())).toEqual([
      to('container "web" of Deployment "shop/web"', "confirmed"),
    ]);
  });

  const everyone = policy({ ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] });
  const fromIngress = policy({
    ingress: [
      { from: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "ingress" } } }] },
    ],
  });
  const fromOwn = policy({ ingress: [{ from: [{ podSelector: {} }] }] });

  test.each<[name: string, policy: Manifest, spec: ValueMap, expected: string[]]>([
    ["a policy that admits every address", everyone, { externalTrafficPolicy: "Local" }, toWeb("confirmed")],
    ["a policy that admits nobody", closed, { externalTrafficPolicy: "Local" }, []],
    ["a policy that admits pods only", fromOwn, { externalTrafficPolicy: "Local" }, []],
    ["a policy that judges the address of a node", closed, {}, toWeb("possible")],
    [
      "a policy for egress only",
      policy({ policyTypes: ["Egress"] }),
      { externalTrafficPolicy: "Local" },
      toWeb("confirmed"),
    ],
    [
      "a policy for other pods",
      policy({ podSelector: { matchLabels: { app: "shop-web" } } }),
      { externalTrafficPolicy: "Local" },
      toWeb("confirmed"),
    ],
  ])("by a load balancer, with %s", (_, declared, spec, expected) => {
    expect(stepsIn(svcToPod, web, balancer(spec), declared)).toEqual(expected);
  });

  test.each<[name: string, policy: Manifest, expected: string[]]>([
    [
      "that admits another namespace",
      fromIngress,
      [
        'Service "shop/web" -> Deployment "shop/web": confirmed, assuming the NetworkPolicy that admits another namespace admits that of the controller',
      ],
    ],
    ["that admits pods of its own namespace", fromOwn, toWeb("possible")],
    ["that admits nobody", closed, []],
  ])("by an Ingress, with a policy %s", (_, declared, expected) => {
    expect(stepsIn(svcToPod, web, clusterIP, ingress("web"), namespace("shop"), declared)).toEqual(expected);
  });

  test("a policy that nothing enforces keeps nobody out", () => {
    const aks = resource("azure-native:containerservice:ManagedCluster", "prod", {
      networkProfile: { networkPlugin: "azure" },
    });
    const provider = resource("pulumi:providers:kubernetes", "prod", {});
    const local = balancer({ externalTrafficPolicy: "Local" });
    expect(stepsIn(svcToPod, web, local, closed, aks, provider)).toEqual(toWeb("confirmed"));
  });
});
