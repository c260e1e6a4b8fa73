import { netReach } from "../../../lib/attack/edges/net-reach";
import { netToPod } from "../../../lib/attack/edges/net-to-pod";
import type { ValueMap } from "../../../lib/model/value";
import { container, deployment, type Manifest, object, UNKNOWN } from "../../support/builders";
import { stepsIn } from "../support";

const web = deployment("shop/web", { "containers[0].ports": undefined });
const db = deployment("data/db");
const policy = (name: string, spec: ValueMap) =>
  object("networking.k8s.io/v1", "NetworkPolicy", name, { spec: { podSelector: {}, ...spec } });
const inNamespace = (name: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
});
const closed = policy("data/closed", { policyTypes: ["Ingress"] });

/** How certain it is that one pod gets to another, by the most certain way; nothing where it does not. */
function reach(...objects: readonly Manifest[]): string | undefined {
  const order = ["confirmed", "open", "possible"];
  const into = stepsIn(netReach, ...objects).filter((step) => step.startsWith('Deployment "shop/web" -> '));
  const outOf = stepsIn(netToPod, ...objects).filter((step) => step.includes(' -> Deployment "data/db": '));
  const certainties = into.flatMap((first) => {
    const [, passage, certainty] = /-> (.*): (\w+)$/.exec(first) ?? [];
    return outOf
      .filter((second) => second.startsWith(`${passage} -> `))
      .map((second) => [certainty ?? "", second.split(": ").at(-1) ?? ""])
      .map(([one = "", other = ""]) => Math.max(order.indexOf(one), order.indexOf(other)));
  });
  return order[Math.min(...certainties)];
}

test("pods that nothing isolates reach each other, as far as this program says", () => {
  expect(reach(web, db)).toBe("open");
});

test("a pod that listens on no port is not reached", () => {
  expect(reach(web, deployment("data/db", { "containers[0].ports": undefined }))).toBeUndefined();
});

test("a port that no container declares is reached where a Service leads to it", () => {
  const service = object("v1", "Service", "data/db", {
    spec: { selector: { app: "db" }, ports: [{ port: 5432 }] },
  });
  expect(reach(web, deployment("data/db", { "containers[0].ports": undefined }), service)).toBe("open");
});

test.each<[name: string, policies: Manifest[], expected: string | undefined]>([
  ["admits nobody", [closed], undefined],
  ["admits everybody", [policy("data/open", { ingress: [{}] })], "open"],
  [
    "admits the namespace",
    [closed, policy("data/shop", { ingress: [{ from: [inNamespace("shop")] }] })],
    "open",
  ],
  [
    "admits another namespace",
    [closed, policy("data/api", { ingress: [{ from: [inNamespace("api")] }] })],
    undefined,
  ],
  [
    "admits its own namespace",
    [policy("data/own", { ingress: [{ from: [{ podSelector: {} }] }] })],
    undefined,
  ],
  [
    "admits the pod by its labels",
    [
      policy("data/web", {
        ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "web" } } }] }],
      }),
    ],
    "open",
  ],
  [
    "admits other pods by their labels",
    [
      policy("data/api", {
        ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "api" } } }] }],
      }),
    ],
    undefined,
  ],
  [
    "admits pods by a label that is not known",
    [
      policy("data/api", {
        ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: UNKNOWN } } }] }],
      }),
    ],
    "possible",
  ],
  ["admits the port", [policy("data/port", { ingress: [{ ports: [{ port: 8080 }] }] })], "open"],
  [
    "admits the port by its name",
    [policy("data/port", { ingress: [{ ports: [{ port: "http" }] }] })],
    "open",
  ],
  ["admits another port", [policy("data/port", { ingress: [{ ports: [{ port: 5432 }] }] })], undefined],
  ["is for other pods", [policy("data/typo", { podSelector: { matchLabels: { app: "database" } } })], "open"],
  ["is of another namespace", [policy("shop/closed", { policyTypes: ["Ingress"] })], "open"],
])("the destination has a policy that %s", (_, policies, expected) => {
  expect(reach(web, db, ...policies)).toBe(expected);
});

const egress = (...rules: ValueMap[]) => policy("shop/out", { policyTypes: ["Egress"], egress: rules });

test.each<[name: string, policy: Manifest, expected: string | undefined]>([
  ["allows nothing", egress(), undefined],
  ["allows everything", egress({}), "open"],
  ["allows the namespace", egress({ to: [inNamespace("data")] }), "open"],
  ["allows another namespace", egress({ to: [inNamespace("api")] }), undefined],
  [
    "allows the pod by its labels",
    egress({ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "db" } } }] }),
    "open",
  ],
  [
    "allows other pods by their labels",
    egress({ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "dns" } } }] }),
    undefined,
  ],
  ["allows the port", egress({ ports: [{ port: 8080 }] }), "open"],
  ["allows DNS only", egress({ ports: [{ port: 53, protocol: "UDP" }] }), undefined],
])("the source has a policy that %s", (_, declared, expected) => {
  expect(reach(web, db, declared)).toBe(expected);
});

test("policies of both ends that allow it leave nothing to other programs", () => {
  const out = egress({ to: [inNamespace("data")], ports: [{ port: 8080 }] });
  const into = policy("data/in", { ingress: [{ from: [inNamespace("shop")] }] });
  expect(reach(web, db, out, into)).toBe("confirmed");
});

test("policies of both ends that meet on no port forbid it", () => {
  const out = egress({ to: [inNamespace("data")], ports: [{ port: 9090 }] });
  const into = policy("data/in", { ingress: [{ from: [inNamespace("shop")], ports: [{ port: 8080 }] }] });
  const other = deployment("data/metrics", { "containers[0].ports[0].containerPort": 9090 });
  expect(reach(web, db, other, out, into)).toBeUndefined();
});

test("a pod in the network of its node may share the node, past every policy", () => {
  const onHost = deployment("shop/web", { hostNetwork: true, "containers[0].ports": undefined });
  expect(reach(onHost, db, closed)).toBe("possible");
  expect(reach(onHost, db)).toBe("open");
});

test("a pod reaches what listens on nodes", () => {
  const onHost = deployment("data/db", { hostNetwork: true });
  expect(reach(web, onHost, closed)).toBe("open");
  expect(reach(web, onHost, egress())).toBe("possible");
});

test("the steps grow with the pods, not with their pairs", () => {
  const pods = (count: number) =>
    Array.from({ length: count }, (_, index) => deployment(`shop/app-${index}`));
  const count = (size: number) =>
    stepsIn(netReach, ...pods(size)).length + stepsIn(netToPod, ...pods(size)).length;
  expect(count(80)).toBe(2 * count(40));
});

test("only the container that listens", () => {
  const two = deployment("data/db", {
    containers: [container(), container({ name: "log", ports: undefined })],
  });
  expect(new Set(stepsIn(netToPod, web, two).map((step) => step.replace(/.* -> /, "")))).toEqual(
    new Set(['container "web" of Deployment "data/db": open']),
  );
});
