import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { isMap } from "../../model/value";
import { patchedDocuments } from "./kind-cluster";
import { type Components, inDocument, merge, NO_COMPONENTS } from "./text-components";

/**
 * The documents that components and tools read from files of their own, as `group/Kind`. Those of which policies read
 * nothing, such as a TracingConfiguration, are left out, so that they do not count as judged.
 */
const DOCUMENTS = new Set([
  "apiserver.config.k8s.io/AdmissionConfiguration",
  "apiserver.config.k8s.io/AuthenticationConfiguration",
  "apiserver.config.k8s.io/AuthorizationConfiguration",
  "apiserver.config.k8s.io/EncryptionConfiguration",
  "audit.k8s.io/Policy",
  "kubeadm.k8s.io/ClusterConfiguration",
  "kubeadm.k8s.io/InitConfiguration",
  "kubeadm.k8s.io/JoinConfiguration",
  "kubelet.config.k8s.io/KubeletConfiguration",
  "kubeproxy.config.k8s.io/KubeProxyConfiguration",
  "kubescheduler.config.k8s.io/KubeSchedulerConfiguration",
  "node.eks.aws/NodeConfig",
  "pod-security.admission.config.k8s.io/PodSecurityConfiguration",
]);
/** The configuration of a cluster that kind makes, which hands patches to kubeadm. */
const KIND_CLUSTER = "kind.x-k8s.io/Cluster";

/** The types of the objects that may be such files. */
export const FILE_TYPES: readonly string[] = [...DOCUMENTS, KIND_CLUSTER];

/** Whether an object is a file that configures components, given as it is; a cluster of kind does by its patches. */
export function isConfigurationFile(object: DeclaredResource): boolean {
  return (
    DOCUMENTS.has(object.type) || (object.type === KIND_CLUSTER && patchedDocuments(object.root).length > 0)
  );
}

const OF_KUBEADM = ["ClusterConfiguration", "InitConfiguration"];

/** What a file configures that is given as it is, in no ConfigMap and no user data. */
export function inConfigurationFile(object: DeclaredResource): Components {
  if (DOCUMENTS.has(object.type)) {
    const isOfKubeadm = object.declaration.beside?.some((kind) => OF_KUBEADM.includes(kind)) === true;
    return inField(object.root, isOfKubeadm);
  }
  if (object.type !== KIND_CLUSTER) return NO_COMPONENTS;
  return merge(patchedDocuments(object.root).map((document) => inField(document, true)));
}

function inField(document: Field, isOfKubeadm: boolean): Components {
  return isMap(document.value) ? inDocument(document, document.value, isOfKubeadm) : NO_COMPONENTS;
}
