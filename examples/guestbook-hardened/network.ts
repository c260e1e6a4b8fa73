import * as k8s from "@pulumi/kubernetes";
import { labels, metadata } from "./namespace";

type Policy = k8s.types.input.networking.v1.NetworkPolicySpec;

/** Nobody talks to anybody, but for these flows. */
export function network(): void {
  policy("default-deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
  policy("dns", {
    podSelector: { matchLabels: { "app.kubernetes.io/part-of": "guestbook" } },
    policyTypes: ["Egress"],
    egress: [
      {
        to: [pods("kube-system", { "k8s-app": "kube-dns" })],
        ports: [
          { protocol: "UDP", port: 53 },
          { protocol: "TCP", port: 53 },
        ],
      },
    ],
  });
  policy("web-from-internet", {
    podSelector: { matchLabels: labels("web") },
    policyTypes: ["Ingress"],
    ingress: [
      {
        from: [pods("ingress-nginx", { "app.kubernetes.io/name": "ingress-nginx" })],
        ports: [{ protocol: "TCP", port: 8443 }],
      },
    ],
  });
  flow("web", "api", 8443);
  flow("api", "database", 5432);
  flow("worker", "database", 5432);
  flow("report", "database", 5432);
  flow("database", "database", 5432);
}

/** The pods of another namespace with these labels. */
function pods(namespace: string, matchLabels: Record<string, string>) {
  return {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
    podSelector: { matchLabels },
  };
}

/** One app may call another: the one may send, the other receive. */
function flow(from: string, to: string, port: number): void {
  const ports = [{ protocol: "TCP", port }];
  const peer = (app: string) => [{ podSelector: { matchLabels: labels(app) } }];
  policy(`${from}-to-${to}`, {
    podSelector: { matchLabels: labels(from) },
    policyTypes: ["Egress"],
    egress: [{ to: peer(to), ports }],
  });
  policy(`${to}-from-${from}`, {
    podSelector: { matchLabels: labels(to) },
    policyTypes: ["Ingress"],
    ingress: [{ from: peer(from), ports }],
  });
}

function policy(name: string, spec: Policy): void {
  new k8s.networking.v1.NetworkPolicy(name, { metadata: metadata(name), spec });
}
