import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { kubeconfig, workloadRole } from "./cluster";
import { Release } from "./release";

const provider = new k8s.Provider("shop", { kubeconfig });
const onCluster = { provider };

const namespace = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } }, onCluster);
const inShop = (name: string) => ({ name, namespace: namespace.metadata.name, labels: { app: name } });

const release = new Release("orders-release");

// Orders keeps invoices in a bucket; somebody gave its role far more than that.
const role = workloadRole("orders", "shop:orders", ["AdministratorAccess"]);
const account = new k8s.core.v1.ServiceAccount(
  "orders",
  { metadata: { ...inShop("orders"), annotations: { "eks.amazonaws.com/role-arn": role.arn } } },
  onCluster,
);
new k8s.rbac.v1.ClusterRoleBinding(
  "orders",
  {
    metadata: { name: "orders" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
    subjects: [
      { kind: "ServiceAccount", name: account.metadata.name, namespace: account.metadata.namespace },
    ],
  },
  onCluster,
);

/** A Deployment of the shop, and the Service in front of it. */
function app(name: string, spec: k8s.types.input.core.v1.PodSpec, type = "ClusterIP"): k8s.core.v1.Service {
  const { labels, ...metadata } = inShop(name);
  new k8s.apps.v1.Deployment(
    name,
    {
      metadata: { ...metadata, labels },
      spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
    },
    onCluster,
  );
  return new k8s.core.v1.Service(
    name,
    {
      metadata: { ...metadata, labels },
      spec: { type, selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
    },
    onCluster,
  );
}

const orders = app("orders", {
  serviceAccountName: account.metadata.name,
  containers: [
    {
      name: "orders",
      image: pulumi.interpolate`registry.example.com/orders:${release.version}`,
      ports: [{ containerPort: 8080 }],
    },
    {
      name: "log-shipper",
      image: "registry.example.com/log-shipper:latest",
      securityContext: { privileged: true },
    },
  ],
});
app(
  "storefront",
  {
    containers: [
      {
        name: "storefront",
        image: "registry.example.com/storefront:3.2.0",
        ports: [{ containerPort: 8080 }],
        env: [{ name: "ORDERS_URL", value: pulumi.interpolate`http://${orders.spec.clusterIP}` }],
      },
    ],
  },
  "LoadBalancer",
);

new k8s.yaml.v2.ConfigGroup(
  "debugging",
  {
    yaml: `
apiVersion: v1
kind: Pod
metadata:
  name: toolbox
  namespace: shop
spec:
  hostNetwork: true
  containers:
    - name: toolbox
      image: registry.example.com/toolbox
      command: ["sleep", "infinity"]
`,
  },
  { ...onCluster, dependsOn: namespace },
);
new k8s.helm.v3.Release(
  "metrics-server",
  {
    chart: "metrics-server",
    version: "3.13.0",
    namespace: "kube-system",
    repositoryOpts: { repo: "https://kubernetes-sigs.github.io/metrics-server/" },
    values: { args: ["--kubelet-insecure-tls"] },
  },
  onCluster,
);
