import { lookup } from "../../model/lookup";
import { CLUSTER_SCOPED } from "./scope";

/** Resources in namespaces that API servers of Kubernetes 1.37 serve, by API group. */
const NAMESPACED: Readonly<Record<string, string>> = {
  "":
    "bindings configmaps endpoints events limitranges persistentvolumeclaims pods podtemplates replicationcontrollers " +
    "resourcequotas secrets serviceaccounts services",
  apps: "controllerrevisions daemonsets deployments replicasets statefulsets",
  "authorization.k8s.io": "localsubjectaccessreviews",
  autoscaling: "horizontalpodautoscalers",
  batch: "cronjobs jobs",
  "certificates.k8s.io": "podcertificaterequests",
  "coordination.k8s.io": "leasecandidates leases",
  "discovery.k8s.io": "endpointslices",
  "events.k8s.io": "events",
  // Gone since 1.22.
  extensions: "",
  "networking.k8s.io": "ingresses networkpolicies",
  policy: "poddisruptionbudgets",
  "rbac.authorization.k8s.io": "rolebindings roles",
  "resource.k8s.io": "resourceclaims resourceclaimtemplates",
  "storage.k8s.io": "csistoragecapacities",
};

const SERVED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(NAMESPACED).map(([group, resources]) => [
    group,
    new Set([...resources.split(" "), ...(lookup(CLUSTER_SCOPED, group) ?? [])]),
  ]),
);

/** The API groups that serve a resource of Kubernetes itself; none for any other resource. */
export function groupsServing(resource: string): string[] {
  return [...SERVED].flatMap(([group, resources]) => (resources.has(resource) ? [group] : []));
}

/** Whether all resources of an API group are known here. */
export function isKnownGroup(group: string): boolean {
  return SERVED.has(group);
}
