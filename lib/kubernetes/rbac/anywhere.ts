import { UNKNOWN, type Unknown } from "../../model/value";
import type { Identity } from "./identity";
import type { Answer, Rbac } from "./rbac";
import { type ResourceAttributes, SOMEWHERE } from "./rule";

/**
 * Whether an identity may do one of several things in any namespace or the whole cluster, and by which binding. A
 * certain grant is told before one that may not apply; for an unknown identity everything is open.
 */
export function canInAnyNamespace(
  rbac: Rbac,
  identity: Identity | Unknown,
  requests: readonly ResourceAttributes[],
): Answer {
  if (identity === UNKNOWN) return { verdict: UNKNOWN };
  let open: Answer = { verdict: false };
  for (const request of requests) {
    const answer = rbac.can(identity, { ...request, namespace: SOMEWHERE });
    if (answer.verdict === true) return answer;
    if (answer.verdict === UNKNOWN && open.verdict === false) open = answer;
  }
  return open;
}

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  "": [
    "pods",
    "secrets",
    "configmaps",
    "serviceaccounts",
    "services",
    "persistentvolumeclaims",
    "nodes",
    "namespaces",
  ],
  apps: ["deployments", "daemonsets", "statefulsets", "replicasets"],
  batch: ["jobs", "cronjobs"],
  "rbac.authorization.k8s.io": ["roles", "rolebindings", "clusterroles", "clusterrolebindings"],
  "admissionregistration.k8s.io": ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
};

/** The ways to change objects that run code, hold data or give rights. */
export const WRITES: readonly ResourceAttributes[] = Object.entries(GROUPS).flatMap(([group, resources]) =>
  resources.flatMap((resource) =>
    ["create", "update", "patch", "delete"].map((verb) => ({ verb, group, resource })),
  ),
);
