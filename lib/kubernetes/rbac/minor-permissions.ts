import { all, named, type RiskyPermission, some, writes } from "./risky-permission";

/**
 * Permissions that tell an attacker where to go, or that spoil what others rely on: no step towards more by
 * themselves, and part of many roles that are meant as harmless.
 */
export const MINOR_DANGERS = {
  reading: [
    {
      id: "read-pod-logs",
      title: "read the logs of pods",
      severity: "low",
      mitre: ["T1552.001"],
      why: "Programs write tokens, personal data and stack traces into their logs.",
      needs: [all("get", "", "pods/log")],
    },
    {
      id: "read-node-data",
      title: "read what kubelets know of their nodes",
      severity: "low",
      mitre: ["T1613"],
      why: "The kubelet tells the environment of every pod of the node, and its own configuration.",
      needs: [some("get", "", "nodes/configz nodes/healthz nodes/metrics nodes/pods nodes/spec nodes/stats")],
    },
    {
      id: "review-tokens",
      title: "ask who a token belongs to, or what others may do",
      severity: "low",
      mitre: ["T1613"],
      why: "Stolen tokens can be tried without a trace at their owner, and the best target found by asking.",
      needs: [
        [
          ...all("create", "authentication.k8s.io", "tokenreviews"),
          ...all("create", "authorization.k8s.io", "localsubjectaccessreviews subjectaccessreviews"),
        ],
      ],
    },
  ],
  settings: [
    {
      id: "write-config-maps",
      title: "write any ConfigMap",
      severity: "medium",
      mitre: ["T1565.001"],
      why: "ConfigMaps hold scripts and settings that pods run with their own rights.",
      needs: [writesAny("configmaps")],
    },
    {
      id: "take-leases",
      title: "take the leases of the control plane",
      severity: "low",
      mitre: ["T1499"],
      why: "A controller that loses its lease stops, and its work waits.",
      needs: [
        ["kube-controller-manager", "kube-scheduler"].flatMap((name) =>
          named("update patch delete", "coordination.k8s.io", "leases", name).map((request) => ({
            ...request,
            namespace: "kube-system",
          })),
        ),
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly RiskyPermission[]>>;

/** Writing every object of a resource, which a rule for some names does not allow. */
function writesAny(resource: string) {
  return writes("", resource).map(({ name: _, ...request }) => request);
}
