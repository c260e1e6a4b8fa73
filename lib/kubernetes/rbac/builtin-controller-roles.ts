import { APPROVER, EVENTS, READ, type ShortRoles } from "./builtin-notation";

const CONTROLLED_PODS = "list watch create delete patch | core | pods";

/**
 * ClusterRoles of the controllers of the control plane, as of Kubernetes 1.34. Those that change little more than
 * status are left out: they count as roles that nobody knows.
 *
 * Source: buildControllerRoles in plugin/pkg/auth/authorizer/rbac/bootstrappolicy of the Kubernetes repository.
 */
export const CONTROLLER_ROLES: ShortRoles = {
  "system:controller:certificate-controller": [
    `${READ} delete | certificates.k8s.io | certificatesigningrequests`,
    "update | certificates.k8s.io | certificatesigningrequests/approval certificatesigningrequests/status",
    APPROVER("kube-apiserver-client-kubelet"),
    "sign | certificates.k8s.io | signers | kubernetes.io/kube-apiserver-client kubernetes.io/kubelet-serving " +
      "kubernetes.io/kube-apiserver-client-kubelet kubernetes.io/legacy-unknown",
    "create | authorization.k8s.io | subjectaccessreviews",
    EVENTS,
  ],
  "system:controller:clusterrole-aggregation-controller": [
    `escalate ${READ} update patch | rbac.authorization.k8s.io | clusterroles`,
  ],
  "system:controller:cronjob-controller": [
    `${READ} update | batch | cronjobs`,
    `${READ} create update delete patch | batch | jobs`,
    "update | batch | cronjobs/finalizers cronjobs/status",
    "list watch delete | core | pods",
    EVENTS,
  ],
  "system:controller:daemon-set-controller": [
    `${READ} | apps extensions | daemonsets`,
    "update | apps extensions | daemonsets/finalizers daemonsets/status",
    "list watch | core | nodes",
    CONTROLLED_PODS,
    "create | core | pods/binding",
    `${READ} create delete update patch | apps | controllerrevisions`,
    EVENTS,
  ],
  "system:controller:deployment-controller": [
    `${READ} update | apps extensions | deployments`,
    "update | apps extensions | deployments/finalizers deployments/status",
    `${READ} create update patch delete | apps extensions | replicasets`,
    `${READ} update | core | pods`,
    EVENTS,
  ],
  "system:controller:endpoint-controller": [
    `${READ} | core | pods services`,
    `${READ} create update delete | core | endpoints`,
    "create | core | endpoints/restricted",
    EVENTS,
  ],
  "system:controller:endpointslice-controller": [
    `${READ} | core | nodes pods services`,
    "update | core | services/finalizers",
    `${READ} create update delete | discovery.k8s.io | endpointslices`,
    EVENTS,
  ],
  "system:controller:generic-garbage-collector": [`${READ} patch update delete | * | *`, EVENTS],
  "system:controller:job-controller": [
    `${READ} update patch | batch | jobs`,
    "update | batch | jobs/finalizers jobs/status",
    CONTROLLED_PODS,
    EVENTS,
  ],
  "system:controller:legacy-service-account-token-cleaner": [
    "get | core | configmaps | kube-apiserver-legacy-service-account-token-tracking",
    "patch delete | core | secrets",
  ],
  "system:controller:namespace-controller": [
    `${READ} delete | core | namespaces`,
    "update | core | namespaces/finalize namespaces/status",
    `${READ} delete deletecollection | * | *`,
  ],
  "system:controller:node-controller": [
    `${READ} update delete patch | core | nodes`,
    "patch update | core | nodes/status pods/status",
    `${READ} delete | core | pods`,
    EVENTS,
  ],
  "system:controller:persistent-volume-binder": [
    `${READ} update create delete | core | persistentvolumes`,
    "update | core | persistentvolumeclaims/status persistentvolumes/status",
    `${READ} update | core | persistentvolumeclaims`,
    `${READ} create delete | core | pods`,
    `${READ} | storage.k8s.io | storageclasses`,
    "list watch | core | nodes",
    "watch | core | events",
    "get | core | services",
    EVENTS,
  ],
  "system:controller:replicaset-controller": [
    `${READ} update | apps extensions | replicasets`,
    "update | apps extensions | replicasets/finalizers replicasets/status",
    CONTROLLED_PODS,
    EVENTS,
  ],
  "system:controller:replication-controller": [
    `${READ} update | core | replicationcontrollers`,
    "update | core | replicationcontrollers/finalizers replicationcontrollers/status",
    CONTROLLED_PODS,
    EVENTS,
  ],
  "system:controller:resourcequota-controller": [
    "list watch | * | *",
    "update | core | resourcequotas/status",
    EVENTS,
  ],
  "system:controller:service-account-controller": ["create | core | serviceaccounts", EVENTS],
  "system:controller:statefulset-controller": [
    `${READ} create delete update patch | core | pods`,
    `${READ} | apps | statefulsets`,
    "update | apps | statefulsets/finalizers statefulsets/status",
    `${READ} create delete update patch | apps | controllerrevisions`,
    `${READ} create update delete | core | persistentvolumeclaims`,
    "update | core | pods/finalizers",
    EVENTS,
  ],
};
