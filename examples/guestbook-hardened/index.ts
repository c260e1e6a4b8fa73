import * as k8s from "@pulumi/kubernetes";
import { images } from "./images";
import { boundaries, clusterMetadata, labels, metadata } from "./namespace";
import { network } from "./network";
import { type App, certificate, deployment, disruptionBudget, pod, service, spreadPod } from "./workload";

boundaries();
network();

// Only images that the build has signed are admitted.
new k8s.apiextensions.CustomResource("signed-images", {
  apiVersion: "policy.sigstore.dev/v1beta1",
  kind: "ClusterImagePolicy",
  metadata: clusterMetadata("guestbook-signed-images"),
  spec: {
    mode: "enforce",
    images: [{ glob: "registry.example.com/guestbook/**" }],
    authorities: [{ name: "build", key: { kms: "awskms:///alias/guestbook-build" } }],
  },
});

// Secrets come from the organization's store; none is part of this program or its state.
for (const [name, type] of [
  ["database", "Opaque"],
  ["registry", "kubernetes.io/dockerconfigjson"],
]) {
  new k8s.apiextensions.CustomResource(name, {
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: metadata(name),
    spec: {
      refreshInterval: "1h",
      secretStoreRef: { kind: "ClusterSecretStore", name: "organization" },
      target: { name, creationPolicy: "Owner", template: { type } },
      dataFrom: [{ extract: { key: `guestbook/${name}` } }],
    },
  });
}

const https = { name: "https", number: 8443 } as const;

new k8s.core.v1.ConfigMap("web-settings", {
  metadata: metadata("web-settings"),
  immutable: true,
  data: { "settings.yaml": "title: Guestbook\napi: https://api.guestbook.svc:8443\n" },
});
const web: App = {
  name: "web",
  image: images.web,
  user: 20001,
  port: https,
  settings: ["web-settings"],
  writes: ["/tmp"],
};
deployment(web);
const webService = service(web);
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
certificate("shop", "shop.example.com", "public");
certificate("ingress");
new k8s.networking.v1.Ingress("shop", {
  metadata: {
    ...metadata("shop"),
    annotations: {
      ...metadata("shop").annotations,
      "nginx.ingress.kubernetes.io/backend-protocol": "HTTPS",
      "nginx.ingress.kubernetes.io/force-ssl-redirect": "true",
      "nginx.ingress.kubernetes.io/limit-connections": "20",
      "nginx.ingress.kubernetes.io/limit-rps": "20",
      "nginx.ingress.kubernetes.io/proxy-body-size": "1m",
      "nginx.ingress.kubernetes.io/proxy-ssl-name": "web.guestbook.svc",
      "nginx.ingress.kubernetes.io/proxy-ssl-secret": "guestbook/ingress-tls",
      "nginx.ingress.kubernetes.io/proxy-ssl-verify": "on",
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
            {
              path: "/",
              pathType: "Prefix",
              backend: { service: { name: webService.metadata.name, port: { name: https.name } } },
            },
          ],
        },
      },
    ],
  },
});

const api: App = {
  name: "api",
  image: images.api,
  user: 20002,
  port: https,
  secrets: ["database"],
  writes: ["/tmp"],
};
deployment(api, 3);
service(api);

deployment({ ...api, name: "worker", image: images.worker, user: 20003 }, 3);

// Three pods that replicate to one another.
const database: App = {
  name: "database",
  image: images.postgres,
  user: 20004,
  port: { name: "postgresql", number: 5432 },
  cpu: "500m",
  memory: "1Gi",
  args: [
    "-cssl=on",
    "-cssl_cert_file=/etc/guestbook/database-tls/tls.crt",
    "-cssl_key_file=/etc/guestbook/database-tls/tls.key",
  ],
  env: {
    PGDATA: "/var/lib/postgresql/data/main",
    POSTGRES_PASSWORD_FILE: "/etc/guestbook/database/password",
  },
  secrets: ["database"],
  writes: ["/tmp", "/var/run/postgresql"],
  claims: { data: "/var/lib/postgresql/data" },
};
const encrypted = new k8s.storage.v1.StorageClass("guestbook-encrypted", {
  metadata: clusterMetadata("guestbook-encrypted"),
  provisioner: "ebs.csi.aws.com",
  parameters: { type: "gp3", encrypted: "true" },
  reclaimPolicy: "Retain",
  volumeBindingMode: "WaitForFirstConsumer",
});
const databaseService = service(database, { clusterIP: "None" });
new k8s.apps.v1.StatefulSet("database", {
  metadata: metadata("database"),
  spec: {
    replicas: 3,
    serviceName: databaseService.metadata.name,
    selector: { matchLabels: labels("database") },
    updateStrategy: { type: "RollingUpdate" },
    template: spreadPod(database),
    volumeClaimTemplates: [
      {
        metadata: { name: "data", labels: labels("database") },
        spec: {
          accessModes: ["ReadWriteOncePod"],
          storageClassName: encrypted.metadata.name,
          resources: { requests: { storage: "10Gi" } },
        },
      },
    ],
  },
});
disruptionBudget("database");
certificate("database");

const report: App = {
  name: "report",
  image: images.report,
  user: 20005,
  args: ["--yesterday"],
  secrets: ["database"],
  writes: ["/tmp"],
};
new k8s.batch.v1.CronJob("report", {
  metadata: metadata("report"),
  spec: {
    schedule: "0 2 * * *",
    timeZone: "Etc/UTC",
    startingDeadlineSeconds: 600,
    concurrencyPolicy: "Forbid",
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 3,
    jobTemplate: {
      spec: {
        activeDeadlineSeconds: 1800,
        backoffLimit: 2,
        template: pod(report, { restartPolicy: "OnFailure" }),
      },
    },
  },
});
