import * as k8s from "@pulumi/kubernetes";
import { clusterAccount } from "./access";

const nightly = `set -e
kubectl exec database-0 -- pg_dump -U shop shop > /backup/shop-$(date +%u).sql
kubectl rollout restart deployment worker
kubectl create rolebinding on-call --clusterrole=edit --user="$(cat /rota/today)" --dry-run=client -o yaml | kubectl apply -f -
`;

/** Every night: a backup, a fresh worker (it leaks memory), and the rights of whoever is on call today. */
export function nightlyMaintenance(namespace: k8s.core.v1.Namespace): void {
  const account = clusterAccount("maintenance", namespace, [
    { apiGroups: [""], resources: ["pods", "pods/exec"], verbs: ["get", "list", "create"] },
    { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "list", "create", "update", "patch"] },
    {
      apiGroups: ["rbac.authorization.k8s.io"],
      resources: ["clusterroles", "rolebindings"],
      verbs: ["get", "create", "patch", "bind"],
    },
  ]);
  new k8s.batch.v1.CronJob("nightly", {
    metadata: { name: "nightly", namespace: namespace.metadata.name },
    spec: {
      schedule: "0 2 * * *",
      jobTemplate: {
        spec: {
          template: {
            spec: {
              serviceAccountName: account.metadata.name,
              restartPolicy: "OnFailure",
              containers: [
                {
                  name: "nightly",
                  image: "bitnami/kubectl",
                  command: ["sh", "-c", nightly],
                  securityContext: { runAsUser: 0 },
                  volumeMounts: [
                    { name: "backup", mountPath: "/backup" },
                    { name: "rota", mountPath: "/rota" },
                  ],
                },
              ],
              volumes: [
                { name: "backup", hostPath: { path: "/mnt/backup", type: "DirectoryOrCreate" } },
                // Written by the calendar of the office.
                { name: "rota", configMap: { name: "rota", optional: true } },
              ],
            },
          },
        },
      },
    },
  });
}

/** What the agent sees of a node, by the name of the volume. */
const nodePaths = { docker: "/var/run/docker.sock", logs: "/var/log", cron: "/etc/cron.d" };

/** On each node: collects logs and usage, restarts containers that hang, and installs the job that rotates logs. */
export function nodeAgent(): void {
  const namespace = new k8s.core.v1.Namespace("monitoring", { metadata: { name: "monitoring" } });
  const account = clusterAccount("node-agent", namespace, [
    { apiGroups: [""], resources: ["nodes", "nodes/proxy", "pods"], verbs: ["get", "list", "watch"] },
  ]);
  const labels = { app: "node-agent" };
  new k8s.apps.v1.DaemonSet("node-agent", {
    metadata: { name: "node-agent", namespace: namespace.metadata.name },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: account.metadata.name,
          hostPID: true,
          hostNetwork: true,
          tolerations: [{ operator: "Exists" }],
          containers: [
            {
              name: "agent",
              image: "shop/node-agent:2.3.0",
              securityContext: { privileged: true },
              volumeMounts: Object.entries(nodePaths).map(([name, mountPath]) => ({ name, mountPath })),
            },
          ],
          volumes: Object.entries(nodePaths).map(([name, path]) => ({ name, hostPath: { path } })),
        },
      },
    },
  });
}
