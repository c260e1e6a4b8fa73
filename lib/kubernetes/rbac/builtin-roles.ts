import type { DeclaredResource } from "../../model/declared-resource";
import { CONTROLLER_ROLES } from "./builtin-controller-roles";
import { APPROVER, builtIn, EVENTS, READ, type ShortRoles, WRITE } from "./builtin-notation";

const CREATE_REVIEWS = [
  "create | authentication.k8s.io | tokenreviews",
  "create | authorization.k8s.io | subjectaccessreviews",
];

/**
 * The roles that every cluster has, as of Kubernetes 1.34.
 *
 * Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy and its test data in the Kubernetes repository.
 */
const CLUSTER_ROLES: ShortRoles = {
  "cluster-admin": ["* | * | *", "* | *"],
  admin: ["=aggregate-to-admin"],
  edit: ["+aggregate-to-admin", "=aggregate-to-edit"],
  view: ["+aggregate-to-edit", "=aggregate-to-view"],
  "system:aggregate-to-admin": [
    "+aggregate-to-admin",
    "create | authorization.k8s.io | localsubjectaccessreviews",
    `${READ} ${WRITE} | rbac.authorization.k8s.io | rolebindings roles`,
  ],
  "system:aggregate-to-edit": [
    "+aggregate-to-edit",
    `${READ} | core | pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy`,
    "impersonate | core | serviceaccounts",
    `${WRITE} | core | pods pods/attach pods/exec pods/portforward pods/proxy`,
    "create | core | pods/eviction serviceaccounts/token",
    `${WRITE} | core | configmaps events persistentvolumeclaims replicationcontrollers replicationcontrollers/scale`,
    `${WRITE} | core | secrets serviceaccounts services services/proxy`,
    `${WRITE} | apps | daemonsets deployments deployments/rollback deployments/scale replicasets replicasets/scale`,
    `${WRITE} | apps | statefulsets statefulsets/scale`,
    `${WRITE} | autoscaling | horizontalpodautoscalers`,
    `${WRITE} | batch | cronjobs jobs`,
    `${WRITE} | extensions | daemonsets deployments deployments/rollback deployments/scale ingresses networkpolicies`,
    `${WRITE} | extensions | replicasets replicasets/scale replicationcontrollers/scale`,
    `${WRITE} | policy | poddisruptionbudgets`,
    `${WRITE} | networking.k8s.io | ingresses networkpolicies`,
    `${WRITE} | resource.k8s.io | resourceclaims resourceclaimtemplates`,
    `${READ} ${WRITE} | coordination.k8s.io | leases`,
  ],
  "system:aggregate-to-view": [
    "+aggregate-to-view",
    `${READ} | core | configmaps endpoints persistentvolumeclaims persistentvolumeclaims/status pods`,
    `${READ} | core | replicationcontrollers replicationcontrollers/scale serviceaccounts services services/status`,
    `${READ} | core | bindings events limitranges namespaces namespaces/status pods/log pods/status`,
    `${READ} | core | replicationcontrollers/status resourcequotas resourcequotas/status`,
    `${READ} | discovery.k8s.io | endpointslices`,
    `${READ} | apps | controllerrevisions daemonsets daemonsets/status deployments deployments/scale`,
    `${READ} | apps | deployments/status replicasets replicasets/scale replicasets/status`,
    `${READ} | apps | statefulsets statefulsets/scale statefulsets/status`,
    `${READ} | autoscaling | horizontalpodautoscalers horizontalpodautoscalers/status`,
    `${READ} | batch | cronjobs cronjobs/status jobs jobs/status`,
    `${READ} | extensions | daemonsets daemonsets/status deployments deployments/scale deployments/status ingresses`,
    `${READ} | extensions | ingresses/status networkpolicies replicasets replicasets/scale replicasets/status`,
    `${READ} | extensions | replicationcontrollers/scale`,
    `${READ} | policy | poddisruptionbudgets poddisruptionbudgets/status`,
    `${READ} | networking.k8s.io | ingresses ingresses/status networkpolicies`,
    `${READ} | resource.k8s.io | resourceclaims resourceclaims/status resourceclaimtemplates`,
  ],
  "system:auth-delegator": CREATE_REVIEWS,
  "system:basic-user": [
    "create | authorization.k8s.io | selfsubjectaccessreviews selfsubjectrulesreviews",
    "create | authentication.k8s.io | selfsubjectreviews",
  ],
  "system:certificates.k8s.io:certificatesigningrequests:nodeclient": [
    "create | certificates.k8s.io | certificatesigningrequests/nodeclient",
  ],
  "system:certificates.k8s.io:certificatesigningrequests:selfnodeclient": [
    "create | certificates.k8s.io | certificatesigningrequests/selfnodeclient",
  ],
  "system:certificates.k8s.io:kube-apiserver-client-approver": [APPROVER("kube-apiserver-client")],
  "system:certificates.k8s.io:kube-apiserver-client-kubelet-approver": [
    APPROVER("kube-apiserver-client-kubelet"),
  ],
  "system:certificates.k8s.io:kubelet-serving-approver": [APPROVER("kubelet-serving")],
  "system:certificates.k8s.io:legacy-unknown-approver": [APPROVER("legacy-unknown")],
  "system:discovery": [
    "get | /api /api/* /apis /apis/* /healthz /livez /openapi /openapi/* /readyz /version /version/",
  ],
  "system:heapster": [`${READ} | core | events namespaces nodes pods`, `${READ} | extensions | deployments`],
  "system:kube-aggregator": [`${READ} | core | endpoints services`],
  "system:kube-controller-manager": [
    EVENTS,
    "create | coordination.k8s.io | leases",
    "get update | coordination.k8s.io | leases | kube-controller-manager",
    "create | core | secrets serviceaccounts serviceaccounts/token",
    "delete | core | secrets",
    "get | core | configmaps namespaces secrets serviceaccounts",
    "update | core | secrets serviceaccounts",
    ...CREATE_REVIEWS,
    "list watch | * | *",
  ],
  "system:kube-dns": ["list watch | core | endpoints services"],
  "system:kube-scheduler": [
    EVENTS,
    "create | coordination.k8s.io | leases",
    "get update | coordination.k8s.io | leases | kube-scheduler",
    `${READ} | core | namespaces nodes persistentvolumeclaims persistentvolumes replicationcontrollers services`,
    `${READ} delete | core | pods`,
    "create | core | bindings pods/binding",
    "patch update | core | pods/status",
    `${READ} | apps extensions | replicasets`,
    `${READ} | apps | statefulsets`,
    `${READ} | policy | poddisruptionbudgets`,
    ...CREATE_REVIEWS,
    `${READ} | storage.k8s.io | csidrivers csinodes csistoragecapacities`,
    `${READ} | resource.k8s.io | deviceclasses resourceclaims resourceslices`,
    "update patch | resource.k8s.io | resourceclaims resourceclaims/status",
  ],
  "system:kubelet-api-admin": [
    `${READ} proxy | core | nodes`,
    "* | core | nodes/configz nodes/healthz nodes/log nodes/metrics nodes/pods nodes/proxy nodes/stats",
  ],
  "system:monitoring": ["get | /healthz /healthz/* /livez /livez/* /metrics /metrics/slis /readyz /readyz/*"],
  "system:node": [
    ...CREATE_REVIEWS,
    "create | authorization.k8s.io | localsubjectaccessreviews",
    `${READ} | core | configmaps pods secrets services`,
    `${READ} create update patch | core | nodes`,
    "patch update | core | nodes/status pods/status",
    "create patch update | core | events",
    "create delete | core | pods",
    "create | core | pods/eviction serviceaccounts/token",
    "get | core | endpoints persistentvolumeclaims persistentvolumes",
    `${READ} create | certificates.k8s.io | certificatesigningrequests`,
    "get create update patch delete | coordination.k8s.io | leases",
    "get | storage.k8s.io | volumeattachments",
    "get patch update | core | persistentvolumeclaims/status",
    `${READ} | storage.k8s.io | csidrivers`,
    "get create update patch delete | storage.k8s.io | csinodes",
    `${READ} | node.k8s.io | runtimeclasses`,
    "get | resource.k8s.io | resourceclaims",
    `${READ} ${WRITE} | resource.k8s.io | resourceslices`,
  ],
  "system:node-bootstrapper": [`${READ} create | certificates.k8s.io | certificatesigningrequests`],
  "system:node-problem-detector": ["get | core | nodes", "patch | core | nodes/status", EVENTS],
  "system:node-proxier": [
    "list watch | core | endpoints services",
    `${READ} | core | nodes`,
    EVENTS,
    "list watch | discovery.k8s.io | endpointslices",
    "list watch | networking.k8s.io | servicecidrs",
  ],
  "system:persistent-volume-provisioner": [
    `${READ} create delete | core | persistentvolumes`,
    `${READ} update | core | persistentvolumeclaims`,
    `${READ} | storage.k8s.io | storageclasses`,
    "watch | core | events",
    EVENTS,
  ],
  "system:public-info-viewer": ["get | /healthz /livez /readyz /version /version/"],
  "system:service-account-issuer-discovery": ["get | /.well-known/openid-configuration /openid/v1/jwks"],
  "system:volume-scheduler": [
    `${READ} patch update | core | persistentvolumeclaims persistentvolumes`,
    `${READ} | storage.k8s.io | storageclasses`,
  ],
};

const LEASES = `get list watch create update | coordination.k8s.io | leasecandidates leases`;

/** Roles by namespace and name. */
const ROLES: ShortRoles = {
  "kube-public/system:controller:bootstrap-signer": [
    `${READ} | core | configmaps`,
    "update | core | configmaps | cluster-info",
    EVENTS,
  ],
  "kube-system/extension-apiserver-authentication-reader": [
    `${READ} | core | configmaps | extension-apiserver-authentication`,
  ],
  "kube-system/system::leader-locking-kube-controller-manager": [LEASES],
  "kube-system/system::leader-locking-kube-scheduler": [LEASES],
  "kube-system/system:controller:bootstrap-signer": [`${READ} | core | secrets`],
  "kube-system/system:controller:cloud-provider": [`${READ} create | core | configmaps`],
  "kube-system/system:controller:token-cleaner": [`${READ} delete | core | secrets`, EVENTS],
};

let clusterRoles: readonly DeclaredResource[] | undefined;
let roles: readonly DeclaredResource[] | undefined;

/** The ClusterRoles that every cluster has, as objects. */
export function builtInClusterRoles(): readonly DeclaredResource[] {
  clusterRoles ??= Object.entries({ ...CLUSTER_ROLES, ...CONTROLLER_ROLES }).map(([name, lines]) =>
    builtIn("ClusterRole", { name }, lines),
  );
  return clusterRoles;
}

/** The Roles that every cluster has, as objects. */
export function builtInRoles(): readonly DeclaredResource[] {
  roles ??= Object.entries(ROLES).map(([path, lines]) => {
    const [namespace = "", name = ""] = path.split("/");
    return builtIn("Role", { namespace, name }, lines);
  });
  return roles;
}

/** Whether the control plane makes a ClusterRoleBinding of this name: it is for the ClusterRole of the same name. */
export function isBuiltInBinding(name: string): boolean {
  return name === "cluster-admin" || name.startsWith("system:");
}
