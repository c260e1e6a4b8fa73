import type { Ask, ResourceAsk } from "./rule";

/** Cluster-scoped resources of the Kubernetes API, by API group. */
const CLUSTER_SCOPED: Readonly<Record<string, readonly string[]>> = {
  "": ["componentstatuses", "groups", "namespaces", "nodes", "persistentvolumes", "users"],
  "admissionregistration.k8s.io": [
    "mutatingadmissionpolicies",
    "mutatingadmissionpolicybindings",
    "mutatingwebhookconfigurations",
    "validatingadmissionpolicies",
    "validatingadmissionpolicybindings",
    "validatingwebhookconfigurations",
  ],
  "apiextensions.k8s.io": ["customresourcedefinitions"],
  "apiregistration.k8s.io": ["apiservices"],
  "authentication.k8s.io": ["selfsubjectreviews", "tokenreviews", "uids", "userextras"],
  "authorization.k8s.io": ["selfsubjectaccessreviews", "selfsubjectrulesreviews", "subjectaccessreviews"],
  "certificates.k8s.io": ["certificatesigningrequests", "clustertrustbundles", "signers"],
  "flowcontrol.apiserver.k8s.io": ["flowschemas", "prioritylevelconfigurations"],
  "internal.apiserver.k8s.io": ["storageversions"],
  "networking.k8s.io": ["ingressclasses", "ipaddresses", "servicecidrs"],
  "node.k8s.io": ["runtimeclasses"],
  "rbac.authorization.k8s.io": ["clusterrolebindings", "clusterroles"],
  "resource.k8s.io": ["deviceclasses", "devicetaintrules", "resourceslices"],
  "scheduling.k8s.io": ["priorityclasses"],
  "storage.k8s.io": [
    "csidrivers",
    "csinodes",
    "storageclasses",
    "volumeattachments",
    "volumeattributesclasses",
  ],
  "storagemigration.k8s.io": ["storageversionmigrations"],
};

/** Checked with the namespace of another object: of the binding that is written, of the pod that is admitted. */
const VERBS_OF_OTHER_OBJECTS: readonly string[] = ["bind", "use"];

/** Requests on one Namespace that the API server does not read as requests in it. */
const VERBS_ON_ALL_NAMESPACES: readonly string[] = ["create", "deletecollection", "list"];

/** Whether a resource of the Kubernetes API belongs to no namespace; custom resources count as namespaced. */
export function isClusterScoped(group: string, resource: string): boolean {
  return Object.hasOwn(CLUSTER_SCOPED, group) && CLUSTER_SCOPED[group]?.includes(resource) === true;
}

/**
 * The namespace whose RoleBindings count for a request; `undefined` where only ClusterRoleBindings do.
 *
 * A request on one Namespace is a request in that namespace, so that a RoleBinding there allows it.
 *
 * Source: RequestInfoFactory in k8s.io/apiserver, pkg/endpoints/request.
 */
export function scopeOf(ask: Ask): string | undefined {
  if ("url" in ask) return undefined;
  if (ask.group === "" && ask.resource === "namespaces") return scopeOfNamespace(ask);
  if (VERBS_OF_OTHER_OBJECTS.includes(ask.verb)) return ask.namespace;
  return isClusterScoped(ask.group, ask.resource) ? undefined : ask.namespace;
}

function scopeOfNamespace({ verb, name, subresource }: ResourceAsk): string | undefined {
  return subresource === undefined && VERBS_ON_ALL_NAMESPACES.includes(verb) ? undefined : name;
}
