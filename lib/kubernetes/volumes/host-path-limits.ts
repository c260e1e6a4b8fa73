/** Where the classes of host paths end: what is harmless, and what is a small part of a dangerous folder. */

/** Folders of many things: of one below that is not known itself, a mount gives away nothing else in the folder. */
export const MIXED: readonly string[] = [
  "/etc",
  "/etc/kubernetes",
  "/usr",
  "/opt/cni",
  "/proc",
  "/sys",
  "/run/systemd",
  "/var/lib/cni",
  "/var/lib/kubelet",
  "/var/lib/rancher",
  "/var/lib/minikube",
  "/c:/etc/kubernetes",
  "/c:/program files",
  "/c:/programdata",
  "/c:/users",
  "/c:/var/lib/kubelet",
];

/** Public facts of the node, and trust stores: harmless to read. */
export const HARMLESS_TO_READ: readonly string[] = [
  "/etc/localtime",
  "/etc/timezone",
  "/usr/share/zoneinfo",
  "/etc/os-release",
  "/usr/lib/os-release",
  "/etc/machine-id",
  "/etc/ssl/certs",
  "/etc/pki",
  "/etc/ca-certificates",
  "/usr/share/ca-certificates",
  "/usr/local/share/ca-certificates",
  "/lib/modules",
  "/usr/lib/modules",
  "/usr/src",
  "/boot",
  "/sys",
  "/dev/shm",
];

/** A lock that network tools share, and devices that do not lead to the node's data. */
export const HARMLESS_TO_WRITE: readonly string[] = [
  "/run/xtables.lock",
  "/dev/null",
  "/dev/zero",
  "/dev/fuse",
  "/dev/net/tun",
  "/dev/kvm",
];

/** Paths below one of a list for which that list does not speak. */
export const EXCEPTIONS: readonly string[] = [
  // What debugging and tracing allow depends on the kernel.
  "/sys/kernel/debug",
  "/sys/kernel/tracing",
  // Sockets and state of single plugins, and registration, which has its own list.
  "/var/lib/kubelet/plugins",
  "/var/lib/kubelet/plugins_registry",
  "/var/lib/kubelet/device-plugins",
  "/var/lib/kubelet/pod-resources",
  // Data of volumes on the node's disk.
  "/var/lib/rancher/k3s/storage",
  ...HARMLESS_TO_READ,
  ...HARMLESS_TO_WRITE,
];
