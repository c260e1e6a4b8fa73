import * as k8s from "@pulumi/kubernetes";
import { apiAccess, deployerAccess } from "./access";
import { agent, nightlyReport } from "./operations";

const namespace = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } });
const inShop = (name: string) => ({ name, namespace: namespace.metadata.name, labels: { app: name } });

const settings = new k8s.core.v1.ConfigMap("settings", {
  metadata: inShop("settings"),
  data: {
    LOG_LEVEL: "debug",
    "database.properties":
      "url=jdbc:postgresql://database:5432/shop\nuser=shop\npassword=Summer-2024-shop!\n",
  },
});

/** A Deployment with one container, and the Service in front of it. */
function service(
  name: string,
  container: k8s.types.input.core.v1.Container,
  pod: Partial<k8s.types.input.core.v1.PodSpec> = {},
  type = "ClusterIP",
) {
  new k8s.apps.v1.Deployment(name, {
    metadata: inShop(name),
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [container], ...pod } },
    },
  });
  return new k8s.core.v1.Service(name, {
    metadata: inShop(name),
    spec: { type, selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
  });
}

const web = service(
  "web",
  {
    name: "web",
    image: "nginx",
    ports: [{ containerPort: 8080, hostPort: 8080 }],
    lifecycle: {
      postStart: { exec: { command: ["sh", "-c", "curl -s http://files.example.com/setup.sh | sh"] } },
    },
  },
  {},
  "LoadBalancer",
);

const api = service(
  "api",
  {
    name: "api",
    image: "shop/api:latest",
    ports: [{ containerPort: 8080 }],
    env: [
      { name: "DATABASE_URL", value: "postgres://shop:Summer-2024-shop!@database:5432/shop?sslmode=disable" },
      { name: "AWS_SECRET_ACCESS_KEY", value: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzShopKey0" },
    ],
    envFrom: [{ configMapRef: { name: settings.metadata.name } }],
    securityContext: { runAsUser: 0, capabilities: { add: ["SYS_ADMIN"] } },
  },
  { serviceAccountName: apiAccess(namespace).metadata.name },
);

service("worker", {
  name: "worker",
  image: "shop/worker:main",
  securityContext: { seccompProfile: { type: "Unconfined" } },
  volumeMounts: [],
});

new k8s.apps.v1.StatefulSet("database", {
  metadata: inShop("database"),
  spec: {
    serviceName: "database",
    selector: { matchLabels: { app: "database" } },
    template: {
      metadata: { labels: { app: "database" } },
      spec: {
        containers: [
          {
            name: "postgres",
            image: "postgres:16",
            ports: [{ containerPort: 5432 }],
            env: [{ name: "POSTGRES_PASSWORD", value: "Summer-2024-shop!" }],
            volumeMounts: [{ name: "data", mountPath: "/var/lib/postgresql/data" }],
          },
        ],
        volumes: [{ name: "data", hostPath: { path: "/data/postgres" } }],
      },
    },
  },
});
new k8s.core.v1.Service("database", {
  metadata: inShop("database"),
  spec: { type: "NodePort", selector: { app: "database" }, ports: [{ port: 5432 }] },
});

new k8s.networking.v1.Ingress("shop", {
  metadata: { ...inShop("shop"), annotations: { "nginx.ingress.kubernetes.io/ssl-redirect": "false" } },
  spec: {
    ingressClassName: "nginx",
    rules: [
      {
        http: {
          paths: [
            {
              path: "/",
              pathType: "Prefix",
              backend: { service: { name: web.metadata.name, port: { number: 80 } } },
            },
            {
              path: "/api",
              pathType: "Prefix",
              backend: { service: { name: api.metadata.name, port: { number: 80 } } },
            },
          ],
        },
      },
    ],
  },
});

nightlyReport(namespace, deployerAccess(namespace));
agent(namespace);
