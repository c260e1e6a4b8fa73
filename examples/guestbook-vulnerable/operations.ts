import * as k8s from "@pulumi/kubernetes";

/** Every night: a report of yesterday's orders, and old jobs removed. */
export function nightlyReport(namespace: k8s.core.v1.Namespace, account: k8s.core.v1.ServiceAccount): void {
  new k8s.batch.v1.CronJob("nightly-report", {
    metadata: { name: "nightly-report", namespace: namespace.metadata.name },
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
                  name: "report",
                  image: "bitnami/kubectl",
                  command: [
                    "sh",
                    "-c",
                    "kubectl delete job --field-selector status.successful=1 && /report.sh",
                  ],
                },
              ],
            },
          },
        },
      },
    },
  });
}

/** Collects logs and restarts containers that hang. */
export function agent(namespace: k8s.core.v1.Namespace): void {
  new k8s.apps.v1.DaemonSet("node-agent", {
    metadata: { name: "node-agent", namespace: namespace.metadata.name },
    spec: {
      selector: { matchLabels: { app: "node-agent" } },
      template: {
        metadata: { labels: { app: "node-agent" } },
        spec: {
          hostPID: true,
          hostNetwork: true,
          tolerations: [{ operator: "Exists" }],
          containers: [
            {
              name: "agent",
              image: "shop/node-agent:2.3.0",
              securityContext: { privileged: true },
              volumeMounts: [
                { name: "docker", mountPath: "/var/run/docker.sock" },
                { name: "logs", mountPath: "/var/log" },
                { name: "cron", mountPath: "/etc/cron.d" },
              ],
            },
          ],
          volumes: [
            { name: "docker", hostPath: { path: "/var/run/docker.sock" } },
            { name: "logs", hostPath: { path: "/var/log" } },
            { name: "cron", hostPath: { path: "/etc/cron.d" } },
          ],
        },
      },
    },
  });
}
