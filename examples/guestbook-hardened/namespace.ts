import * as k8s from "@pulumi/kubernetes";
import { labels, metadata, namespace } from "./workload";

/** The namespace with its limits: Pod Security, quotas, defaults, priority. */
export function boundaries(): void {
  new k8s.core.v1.Namespace("guestbook", {
    metadata: {
      name: namespace,
      labels: Object.fromEntries(
        ["enforce", "audit", "warn"].flatMap((mode) => [
          [`pod-security.kubernetes.io/${mode}`, "restricted"],
          [`pod-security.kubernetes.io/${mode}-version`, "v1.34"],
        ]),
      ),
    },
  });
  new k8s.core.v1.ResourceQuota("guestbook", {
    metadata: metadata("guestbook"),
    spec: {
      hard: {
        "requests.cpu": "10",
        "limits.cpu": "10",
        "requests.memory": "16Gi",
        "limits.memory": "16Gi",
        "requests.ephemeral-storage": "20Gi",
        "limits.ephemeral-storage": "20Gi",
        "requests.storage": "100Gi",
        pods: "50",
        services: "10",
        "services.loadbalancers": "0",
        "services.nodeports": "0",
        secrets: "20",
        configmaps: "20",
        persistentvolumeclaims: "5",
        replicationcontrollers: "0",
        "count/jobs.batch": "20",
        "count/cronjobs.batch": "5",
        "count/deployments.apps": "10",
      },
    },
  });
  const most = { cpu: "2", memory: "2Gi", "ephemeral-storage": "2Gi" };
  const usual = { cpu: "250m", memory: "256Mi", "ephemeral-storage": "256Mi" };
  const least = { cpu: "10m", memory: "16Mi", "ephemeral-storage": "16Mi" };
  new k8s.core.v1.LimitRange("guestbook", {
    metadata: metadata("guestbook"),
    spec: {
      limits: [
        { type: "Container", max: most, min: least, default: usual, defaultRequest: usual },
        { type: "Pod", max: most },
        { type: "PersistentVolumeClaim", max: { storage: "20Gi" }, min: { storage: "1Gi" } },
      ],
    },
  });
  new k8s.scheduling.v1.PriorityClass("guestbook", {
    metadata: { name: "guestbook" },
    value: 1000,
    globalDefault: false,
    description: "The shop that customers see.",
  });
}

/** Nobody talks to anybody, but for these flows. */
export function network(): void {
  policy("default-deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
  const dns = {
    to: [
      {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
        podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
      },
    ],
    ports: [
      { protocol: "UDP", port: 53 },
      { protocol: "TCP", port: 53 },
    ],
  };
  policy("dns", { podSelector: {}, policyTypes: ["Egress"], egress: [dns] });
  flow("web", "api", 8080);
  flow("api", "database", 5432);
  flow("worker", "database", 5432);
  flow("report", "database", 5432);
  policy("ingress-to-web", {
    podSelector: { matchLabels: labels("web") },
    policyTypes: ["Ingress"],
    ingress: [
      {
        from: [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "ingress" } },
            podSelector: { matchLabels: { "app.kubernetes.io/name": "ingress-controller" } },
          },
        ],
        ports: [{ protocol: "TCP", port: 8080 }],
      },
    ],
  });
}

function flow(from: string, to: string, port: number): void {
  const ports = [{ protocol: "TCP", port }];
  const peer = (name: string) => [{ podSelector: { matchLabels: labels(name) } }];
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

function policy(name: string, spec: k8s.types.input.networking.v1.NetworkPolicySpec): void {
  new k8s.networking.v1.NetworkPolicy(name, { metadata: metadata(name), spec });
}
