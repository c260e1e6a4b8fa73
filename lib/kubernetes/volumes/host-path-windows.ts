/**
 * Paths of Windows nodes, in the form that `normalizeHostPath` gives them: `/c:/...` for those of a drive, in small
 * letters as Windows knows no others, and `/pipe:/...` for named pipes.
 *
 * Sources: "Windows containers in Kubernetes" and "Named pipe" in the documentation of Kubernetes, the folders of
 * containerd and Docker on Windows, and those of AKS and EKS nodes.
 */

/** Named pipes of container runtimes. */
export const RUNTIME_PIPES: readonly string[] = [
  "/pipe:/containerd-containerd",
  "/pipe:/containerd-containerd.ttrpc",
  "/pipe:/docker_engine",
  "/pipe:/dockershim",
];

/** Programs, services and settings that run as an administrator of the node. */
export const WINDOWS_ROOT: readonly string[] = [
  "/c:/windows",
  "/c:/program files",
  "/c:/programdata",
  "/c:/programdata/docker",
  "/c:/programdata/containerd",
  "/c:/programdata/kubernetes",
  "/c:/opt/cni",
  "/c:/k",
  "/c:/etc/kubernetes",
  "/c:/var/lib/kubelet",
];

/** Kubeconfigs, keys and the files of every pod. */
export const WINDOWS_CREDENTIALS: readonly string[] = [
  "/c:/var/lib/kubelet",
  "/c:/var/lib/kubelet/pods",
  "/c:/var/lib/kubelet/pki",
  "/c:/etc/kubernetes",
  "/c:/etc/kubernetes/pki",
  "/c:/k",
  "/c:/programdata/docker",
  "/c:/programdata/containerd",
  "/c:/programdata/kubernetes",
  "/c:/users/*/.kube",
  "/c:/users/*/.ssh",
  "/c:/users/*/.docker",
  "/c:/users/*/.aws",
  "/c:/users/*/.azure",
];
