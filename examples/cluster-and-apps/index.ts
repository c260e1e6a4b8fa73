import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Cluster, WorkloadRole } from "./cluster";

const cluster = new Cluster("shop");
const provider = new k8s.Provider("shop", { kubeconfig: cluster.kubeconfig });
const onCluster = { provider };

const namespace = new k8s.core.v1.Namespace("shop", {}, onCluster);
const metadata = { namespace: namespace.metadata.name };

const role = new WorkloadRole("orders", { actions: ["s3:GetObject", "s3:PutObject"] });
const account = new k8s.core.v1.ServiceAccount(
  "orders",
  { metadata: { ...metadata, name: "orders", annotations: { "eks.amazonaws.com/role-arn": role.arn } } },
  onCluster,
);
new k8s.rbac.v1.ClusterRoleBinding(
  "orders",
  {
    metadata: { name: "orders" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
    subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace: namespace.metadata.name }],
  },
  onCluster,
);

const labels = { app: "orders" };
new k8s.apps.v1.Deployment(
  "orders",
  {
    metadata: { ...metadata, name: "orders" },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: "orders",
          containers: [
            {
              name: "orders",
              image: pulumi.interpolate`registry.example.com/orders:${role.imageTag}`,
              ports: [{ containerPort: 8080 }],
              env: [{ name: "ROLE", value: role.arn }],
            },
            {
              name: "log-shipper",
              image: "registry.example.com/log-shipper:latest",
              securityContext: { privileged: true },
            },
          ],
        },
      },
    },
  },
  onCluster,
);
new k8s.core.v1.Service(
  "orders",
  {
    metadata: { ...metadata, name: "orders" },
    spec: { type: "LoadBalancer", selector: labels, ports: [{ port: 8080 }] },
  },
  onCluster,
);

new k8s.yaml.v2.ConfigGroup(
  "dashboards",
  {
    yaml: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dashboards\n  namespace: shop\ndata:\n  title: Orders\n",
  },
  onCluster,
);
new k8s.helm.v3.Release(
  "metrics",
  {
    chart: "metrics-server",
    version: "3.13.0",
    namespace: "kube-system",
    repositoryOpts: { repo: "https://kubernetes-sigs.github.io/metrics-server/" },
  },
  onCluster,
);
