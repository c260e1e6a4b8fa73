import { UNKNOWN, type Unknown } from "../value";
import type { Identity } from "./identity";
import type { Answer, Rbac } from "./rbac";
import { type ResourceAsk, SOMEWHERE } from "./rule";

/**
 * Whether an identity may do one of several things in any namespace or the whole cluster, and by which binding. A
 * certain grant is told before one that may not apply; for an unknown identity everything is open.
 */
export function canAnywhere(rbac: Rbac, identity: Identity | Unknown, asks: readonly ResourceAsk[]): Answer {
  if (identity === UNKNOWN) return { verdict: UNKNOWN };
  let open: Answer = { verdict: false };
  for (const ask of asks) {
    const answer = rbac.can(identity, { ...ask, namespace: SOMEWHERE });
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
export const WRITES: readonly ResourceAsk[] = Object.entries(GROUPS).flatMap(([group, resources]) =>
  resources.flatMap((resource) =>
    ["create", "update", "patch", "delete"].map((verb) => ({ verb, group, resource })),
  ),
);

/** The ways to read the content of Secrets through the API. */
export const SECRET_READS: readonly ResourceAsk[] = ["get", "list", "watch"].map((verb) => ({
  verb,
  group: "",
  resource: "secrets",
}));
