import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const image = new pulumi.Config().get("image") ?? "registry.example.com/web";
const labels = { app: "web" };

const shop = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } });

new k8s.apps.v1.Deployment("web", {
  metadata: { name: "web", namespace: shop.metadata.name },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        hostNetwork: true,
        containers: [{ name: "web", image: `${image}:latest`, securityContext: { privileged: true } }],
      },
    },
  },
});

new k8s.core.v1.Secret("token", {
  metadata: { name: "token", namespace: shop.metadata.name },
  stringData: { password: pulumi.secret("hunter2-Zx81") },
});

new k8s.rbac.v1.ClusterRole("everything", {
  metadata: { name: "everything" },
  rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }],
});
