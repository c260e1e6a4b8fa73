import { pathsOf } from "../../lib/attack/paths";
import type { ValueMap } from "../../lib/model/value";
import { binding, container, deployment, type Manifest, object } from "../support/builders";
import { programIn } from "../support/declared";

const withToken = { automountServiceAccountToken: true };
const web = deployment("shop/web", { serviceAccountName: "web" });
const balancer = object("v1", "Service", "shop/web", {
  spec: {
    type: "LoadBalancer",
    externalTrafficPolicy: "Local",
    selector: { app: "web" },
    ports: [{ port: 80, targetPort: 8080 }],
  },
});
const admin = (name: string, namespace: string) =>
  binding("cluster-admin", { kind: "ServiceAccount", name, namespace });
const policy = (name: string, spec: ValueMap) =>
  object("networking.k8s.io/v1", "NetworkPolicy", name, { spec: { podSelector: {}, ...spec } });

/** How certainly somebody outside gets to the cluster, and the pods on the way; nothing where nobody does. */
function way(...objects: readonly Manifest[]): string | undefined {
  const [path] = pathsOf(programIn({ objects, notSeen: [] })).filter(
    ({ source, goal }) => source === "outside" && goal === "cluster-admin",
  );
  if (path === undefined) return undefined;
  const pods = path.steps.map(({ to }) => to).filter(({ kind }) => kind === "pod" || kind === "container");
  return [path.certainty, ...pods.map(({ title }) => title)].join(" > ");
}

describe("a NetworkPolicy before an exposed administrator", () => {
  const exposed = [deployment("shop/web", withToken), balancer, admin("web", "shop")];
  const taken = 'confirmed > Deployment "shop/web"';

  test.each<[name: string, policy: Manifest, expected: string | undefined]>([
    ["closes it", policy("shop/closed", { policyTypes: ["Ingress"] }), undefined],
    ["is for egress only", policy("shop/closed", { policyTypes: ["Egress"] }), taken],
    ["is in another namespace", policy("web/closed", {}), taken],
    [
      "has a label that the pod has not",
      policy("shop/closed", { podSelector: { matchLabels: { app: "Web" } } }),
      taken,
    ],
    ["has an empty rule", policy("shop/closed", { ingress: [{}] }), taken],
    [
      "admits every address",
      policy("shop/closed", { ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] }),
      taken,
    ],
    [
      "admits pods only",
      policy("shop/closed", { ingress: [{ from: [{ namespaceSelector: {} }] }] }),
      undefined,
    ],
    ["admits the port", policy("shop/closed", { ingress: [{ ports: [{ port: "http" }] }] }), taken],
    ["admits another port", policy("shop/closed", { ingress: [{ ports: [{ port: 9090 }] }] }), undefined],
  ])("%s", (_, declared, expected) => {
    expect(way(...exposed, declared)).toBe(expected);
  });
});

describe("an administrator two hops across the network", () => {
  const api = deployment("shop/api");
  const vault = deployment("core/vault", { ...withToken, serviceAccountName: "vault" });
  const program = [web, balancer, api, vault, admin("vault", "core")];
  const fromApi = policy("core/from-api", {
    ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "api" } } }] }],
  });
  const closed = policy("core/closed", { policyTypes: ["Ingress"] });

  test("is one hop away where no NetworkPolicy isolates it", () => {
    expect(way(...program)).toBe('open > Deployment "shop/web" > Deployment "core/vault"');
  });

  test("is reached by the pod that its NetworkPolicy admits", () => {
    expect(way(...program, fromApi)).toBe(
      'open > Deployment "shop/web" > Deployment "shop/api" > Deployment "core/vault"',
    );
  });

  test("is not reached where that pod admits nobody", () => {
    expect(
      way(...program, fromApi, policy("shop/api", { podSelector: { matchLabels: { app: "api" } } })),
    ).toBeUndefined();
  });

  test("is not reached where its NetworkPolicy admits nobody", () => {
    expect(way(...program, closed)).toBeUndefined();
  });

  test("is certain where policies allow each hop", () => {
    const toApi = policy("shop/web", {
      podSelector: { matchLabels: { app: "web" } },
      policyTypes: ["Egress"],
      egress: [{ to: [{ podSelector: { matchLabels: { app: "api" } } }] }],
    });
    const ofApi = policy("shop/api", {
      podSelector: { matchLabels: { app: "api" } },
      policyTypes: ["Ingress", "Egress"],
      ingress: [{ from: [{ podSelector: { matchLabels: { app: "web" } } }] }],
      egress: [{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "vault" } } }] }],
    });
    expect(way(...program, fromApi, toApi, ofApi)).toBe(
      'confirmed > Deployment "shop/web" > Deployment "shop/api" > Deployment "core/vault"',
    );
  });
});

test("a sidecar that listens is exploited from the exposed container", () => {
  const privileged = container({
    name: "agent",
    ports: [{ containerPort: 9000 }],
    securityContext: { privileged: true, runAsUser: 0, runAsNonRoot: false },
  });
  const pod = deployment("shop/web", { hostUsers: true, containers: [container(), privileged] });
  const [path] = pathsOf(programIn({ objects: [pod, balancer], notSeen: [] })).filter(
    ({ goal, source }) => goal === "node-root" && source === "outside",
  );
  expect(path?.steps.map(({ edge }) => edge.id)).toEqual([
    "EXPOSE_LB",
    "SVC_TO_POD",
    "SHARE_NET",
    "CE_PRIVILEGED",
  ]);
});
