import * as k8s from "@pulumi/kubernetes";
import { boundaries, network } from "./namespace";
import { account, budget, deployment, labels, metadata, namespace, pod, service, spread } from "./workload";

boundaries();
network();

const image = (name: string, digit: string) => `${name}:1.4.2@sha256:${digit.repeat(64)}`;

deployment({ name: "web", image: image("web", "a"), port: 8080, writes: ["/tmp"] }, undefined);
new k8s.autoscaling.v2.HorizontalPodAutoscaler("web", {
  metadata: metadata("web"),
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
    minReplicas: 3,
    maxReplicas: 10,
    metrics: [
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
      },
    ],
  },
});
deployment({ name: "api", image: image("api", "b"), port: 8080, writes: ["/tmp"], secrets: ["database"] }, 3);
deployment(
  { name: "worker", image: image("worker", "c"), port: 9090, writes: ["/tmp"], secrets: ["database"] },
  3,
);

// The password comes from the organization's store; no secret is part of this program or its state.
new k8s.apiextensions.CustomResource("database", {
  apiVersion: "external-secrets.io/v1",
  kind: "ExternalSecret",
  metadata: metadata("database"),
  spec: {
    refreshInterval: "1h",
    secretStoreRef: { kind: "ClusterSecretStore", name: "organization" },
    target: { name: "database", creationPolicy: "Owner" },
    dataFrom: [{ extract: { key: "guestbook/database" } }],
  },
});

new k8s.storage.v1.StorageClass("encrypted", {
  metadata: { name: "guestbook-encrypted" },
  provisioner: "ebs.csi.aws.com",
  parameters: { type: "gp3", encrypted: "true" },
  volumeBindingMode: "WaitForFirstConsumer",
});
account("database");
const database = {
  name: "database",
  image: image("postgres", "d"),
  port: 5432,
  memory: "1Gi",
  secrets: ["database"],
};
const template = pod({ ...database, writes: ["/tmp", "/var/run/postgresql"] }, spread("database"));
new k8s.apps.v1.StatefulSet("database", {
  metadata: metadata("database"),
  spec: {
    replicas: 3,
    serviceName: "database",
    selector: { matchLabels: labels("database") },
    template: withData(template),
    volumeClaimTemplates: [
      {
        metadata: { name: "data", labels: labels("database") },
        spec: {
          accessModes: ["ReadWriteOncePod"],
          storageClassName: "guestbook-encrypted",
          resources: { requests: { storage: "10Gi" } },
        },
      },
    ],
  },
});
budget("database");
service("database", 5432, { clusterIP: "None" });

/** The pod of the database, with its claim mounted. */
function withData(template: ReturnType<typeof pod>): ReturnType<typeof pod> {
  const spec = template.spec as k8s.types.input.core.v1.PodSpec;
  const [container] = spec.containers as k8s.types.input.core.v1.Container[];
  const mounts = container.volumeMounts as k8s.types.input.core.v1.VolumeMount[];
  const data = { name: "data", mountPath: "/var/lib/postgresql/data" };
  return { ...template, spec: { ...spec, containers: [{ ...container, volumeMounts: [...mounts, data] }] } };
}

account("report");
new k8s.batch.v1.CronJob("report", {
  metadata: metadata("report"),
  spec: {
    schedule: "0 2 * * *",
    startingDeadlineSeconds: 600,
    concurrencyPolicy: "Forbid",
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 3,
    jobTemplate: {
      spec: {
        activeDeadlineSeconds: 1800,
        backoffLimit: 2,
        template: pod(
          {
            name: "report",
            image: image("report", "e"),
            args: ["--yesterday"],
            writes: ["/tmp"],
            secrets: ["database"],
          },
          { restartPolicy: "Never" },
        ),
      },
    },
  },
});

new k8s.networking.v1.Ingress("shop", {
  metadata: {
    ...metadata("shop"),
    annotations: {
      "nginx.ingress.kubernetes.io/limit-rps": "20",
      "nginx.ingress.kubernetes.io/limit-connections": "20",
      "nginx.ingress.kubernetes.io/force-ssl-redirect": "true",
    },
  },
  spec: {
    ingressClassName: "nginx",
    tls: [{ hosts: ["shop.example.com"], secretName: "shop-tls" }],
    rules: [
      {
        host: "shop.example.com",
        http: {
          paths: [
            { path: "/", pathType: "Prefix", backend: { service: { name: "web", port: { number: 8080 } } } },
          ],
        },
      },
    ],
  },
});

// Only images that the build has signed are admitted.
new k8s.apiextensions.CustomResource("signed-images", {
  apiVersion: "policy.sigstore.dev/v1beta1",
  kind: "ClusterImagePolicy",
  metadata: { name: "guestbook-signed-images", labels: labels(namespace) },
  spec: {
    images: [{ glob: "registry.example.com/guestbook/**" }],
    authorities: [{ name: "build", key: { kms: "awskms:///alias/guestbook-build" } }],
  },
});
