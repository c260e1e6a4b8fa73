import * as k8s from "@pulumi/kubernetes";

/** The labels that select the pods of an app. */
export function labels(app: string) {
  return { "app.kubernetes.io/name": app, "app.kubernetes.io/part-of": "guestbook" };
}

/** The name of an object without namespace, with the recommended labels and its owner. */
export function clusterMetadata(name: string) {
  return {
    name,
    labels: {
      ...labels(name),
      "app.kubernetes.io/instance": name,
      "app.kubernetes.io/managed-by": "pulumi",
      owner: "shop-team",
    },
    annotations: { email: "shop-team@example.com" },
  };
}

const guestbook = clusterMetadata("guestbook");

const namespace = new k8s.core.v1.Namespace("guestbook", {
  metadata: {
    ...guestbook,
    labels: {
      ...guestbook.labels,
      "pod-security.kubernetes.io/enforce": "restricted",
      "pod-security.kubernetes.io/enforce-version": "v1.34",
      "pod-security.kubernetes.io/audit": "restricted",
      "pod-security.kubernetes.io/audit-version": "v1.34",
      "pod-security.kubernetes.io/warn": "restricted",
      "pod-security.kubernetes.io/warn-version": "v1.34",
      "policy.sigstore.dev/include": "true",
    },
  },
});

/** The same for an object of the shop's namespace. */
export function metadata(name: string) {
  return { ...clusterMetadata(name), namespace: namespace.metadata.name };
}

/** The shop is scheduled before other work, but nothing is evicted for it. */
export const priority = new k8s.scheduling.v1.PriorityClass("guestbook", {
  metadata: guestbook,
  value: 1000,
  globalDefault: false,
  preemptionPolicy: "Never",
  description: "The shop that customers see.",
});

/** What the namespace may take, and what is taken where nothing is said. */
export function boundaries(): void {
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
        "requests.storage": "60Gi",
        pods: "40",
        services: "10",
        "services.loadbalancers": "0",
        "services.nodeports": "0",
        secrets: "20",
        configmaps: "20",
        persistentvolumeclaims: "5",
        replicationcontrollers: "0",
        "count/deployments.apps": "10",
        "count/statefulsets.apps": "5",
        "count/jobs.batch": "20",
        "count/cronjobs.batch": "5",
        "count/ingresses.networking.k8s.io": "5",
      },
    },
  });
  const least = { cpu: "10m", memory: "16Mi", "ephemeral-storage": "16Mi" };
  const usual = { cpu: "250m", memory: "256Mi", "ephemeral-storage": "256Mi" };
  const most = { cpu: "2", memory: "2Gi", "ephemeral-storage": "2Gi" };
  new k8s.core.v1.LimitRange("guestbook", {
    metadata: metadata("guestbook"),
    spec: {
      limits: [
        { type: "Container", min: least, max: most, default: usual, defaultRequest: usual },
        { type: "Pod", min: least, max: most },
        { type: "PersistentVolumeClaim", min: { storage: "1Gi" }, max: { storage: "20Gi" } },
      ],
    },
  });
  // Kubernetes makes this account; no app of ours uses it.
  new k8s.core.v1.ServiceAccountPatch("default", {
    metadata: { name: "default", namespace: namespace.metadata.name },
    automountServiceAccountToken: false,
  });
}
