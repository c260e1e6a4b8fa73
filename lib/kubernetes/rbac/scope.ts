import { lookup } from "../../model/lookup";
import type { Truth } from "../../model/value";
import { isSameName, lookupKeys, type Name } from "./names";
import { type AccessRequest, type ResourceAttributes, SOME_NAME, SOMEWHERE } from "./rule";

/** Resources that belong to no namespace, by API group. */
export const CLUSTER_SCOPED: Readonly<Record<string, readonly string[]>> = {
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
  "snapshot.storage.k8s.io": ["volumesnapshotclasses", "volumesnapshotcontents"],
  "storagemigration.k8s.io": ["storageversionmigrations"],
  // Custom resources that are known here by what they can do.
  "cert-manager.io": ["clusterissuers"],
  "cilium.io": ["ciliumclusterwidenetworkpolicies"],
  "crd.projectcalico.org": ["globalnetworkpolicies", "globalnetworksets", "tiers"],
  "external-secrets.io": ["clusterexternalsecrets", "clusterpushsecrets", "clustersecretstores"],
  "karpenter.k8s.aws": ["ec2nodeclasses"],
  "karpenter.sh": ["nodeclaims", "nodepools"],
  "kyverno.io": ["clusterpolicies"],
  "mutations.gatekeeper.sh": ["assign", "assignimage", "assignmetadata", "modifyset"],
  "policy.networking.k8s.io": [
    "adminnetworkpolicies",
    "baselineadminnetworkpolicies",
    "clusternetworkpolicies",
  ],
  "projectcalico.org": ["globalnetworkpolicies", "globalnetworksets", "tiers"],
  "templates.gatekeeper.sh": ["constrainttemplates"],
};

/** Requests on one Namespace that the API server does not read as requests in it. */
const VERBS_ON_ALL_NAMESPACES: readonly string[] = ["create", "deletecollection", "list"];

/** Whether a resource is known to belong to no namespace; custom resources count as namespaced. */
export function isClusterScoped(group: string, resource: string): boolean {
  return lookup(CLUSTER_SCOPED, group)?.includes(resource) === true;
}

/**
 * The namespace whose RoleBindings count for a request; `undefined` where only ClusterRoleBindings do.
 *
 * A request on one Namespace is a request in that namespace, so that a RoleBinding there allows it.
 *
 * Source: RequestInfoFactory in k8s.io/apiserver, pkg/endpoints/request.
 */
export function scopeOf(request: AccessRequest): string | typeof SOMEWHERE | undefined {
  if ("url" in request) return undefined;
  if (request.group === "" && request.resource === "namespaces") return scopeOfNamespace(request);
  // Who binds a ClusterRole in a namespace is asked for the right to bind it there.
  if (request.verb === "bind" && request.resource === "clusterroles") return request.namespace;
  return isClusterScoped(request.group, request.resource) ? undefined : request.namespace;
}

function scopeOfNamespace({
  verb,
  name,
  subresource,
}: ResourceAttributes): string | typeof SOMEWHERE | undefined {
  if (subresource === undefined && VERBS_ON_ALL_NAMESPACES.includes(verb)) return undefined;
  return name === SOME_NAME || typeof name === "object" ? SOMEWHERE : name;
}

/** The key under which an index holds the bindings of any namespace. */
export const ANY_NAMESPACE = "~namespace";

/** Whether the rules of a binding in a namespace, or in the whole cluster, count for a request. */
export function isInScope(namespace: Name | undefined, request: AccessRequest): Truth {
  if (namespace === undefined) return true;
  const scope = scopeOf(request);
  if (scope === undefined) return false;
  return scope === SOMEWHERE ? true : isSameName(namespace, scope);
}

/** The keys of the namespaces that a request may be in. */
export function keysOfScope(scope: string | typeof SOMEWHERE): [key: string, verdict: Truth][] {
  return scope === SOMEWHERE ? [[ANY_NAMESPACE, true]] : lookupKeys([scope]);
}
