import { RUNTIME_PIPES, WINDOWS_CREDENTIALS, WINDOWS_ROOT } from "./host-path-windows";

/**
 * The paths of a node that matter when a pod mounts them, by what a mount gives away.
 *
 * Paths are canonical as `normalizeHostPath` makes them; a `*` ends a segment and stands for any rest of it. Each path
 * stands for everything below it too.
 *
 * Sources: the layout of common node images, the host path lists of KubeHound and Kubescape, and MITRE ATT&CK T1611
 * (escape to host), T1053 (scheduled task), T1543 (system process), T1546 and T1547 (event and boot execution).
 */

/** Sockets of container runtimes, which start privileged containers for any client; a node has one or two of them. */
export const RUNTIME_SOCKETS: readonly string[] = [
  "/run/docker.sock",
  "/run/containerd/containerd.sock",
  "/run/k3s/containerd/containerd.sock",
  "/run/k0s/containerd.sock",
  "/run/host-containerd/containerd.sock",
  "/run/crio/crio.sock",
  "/run/cri-dockerd.sock",
  "/run/dockershim.sock",
  "/run/podman/podman.sock",
  "/run/user/*/docker.sock",
  "/run/user/*/podman/podman.sock",
  "/var/snap/microk8s/common/run/containerd.sock",
];

/** Control sockets: connecting is enough, and a read-only mount does not prevent it. */
export const SOCKETS: readonly string[] = [
  ...RUNTIME_SOCKETS,
  ...RUNTIME_PIPES,
  "/run/buildkit/buildkitd.sock",
  "/run/libvirt/libvirt-sock",
  "/var/snap/lxd/common/lxd/unix.socket",
  // Init systems and node agents start services, or change the node's settings.
  "/run/systemd/private",
  "/run/dbus/system_bus_socket",
  "/run/api.sock",
];

/** Directories in which the kubelet takes a new socket for a plugin it trusts. */
export const REGISTRATION_DIRECTORIES: readonly string[] = [
  "/var/lib/kubelet/device-plugins",
  "/var/lib/kubelet/plugins_registry",
];

/** Who writes here becomes root on the node. */
export const NODE_ROOT: readonly string[] = [
  // Settings, accounts and programs that root reads or runs.
  "/etc",
  "/root",
  "/home/*/.ssh",
  "/usr",
  "/usr/lib",
  "/usr/lib64",
  "/usr/libexec",
  "/usr/local/lib",
  "/bin",
  "/sbin",
  "/lib",
  "/lib32",
  "/lib64",
  "/libx32",
  "/opt/bin",
  "/opt/cni",
  "/opt/containerd",
  "/boot",
  "/lib/modules",
  "/usr/lib/modules",
  // Kernel settings, such as the program that handles core dumps, and the memory of other processes.
  "/proc",
  "/proc/sys",
  "/proc/sysrq-trigger",
  "/sys",
  "/sys/fs/cgroup",
  "/sys/kernel/uevent_helper",
  "/sys/module",
  // Raw memory and disks; the container needs access to the device as well.
  "/dev/mem",
  "/dev/kmem",
  "/dev/port",
  "/dev/sd*",
  "/dev/vd*",
  "/dev/xvd*",
  "/dev/nvme*",
  "/dev/dm-*",
  "/dev/mapper",
  "/dev/disk",
  // State of the kubelet, of runtimes and of the control plane: the files of every pod on the node.
  "/var/lib/kubelet",
  "/var/lib/docker",
  "/var/lib/containerd",
  "/var/lib/containers",
  "/var/lib/cni",
  "/var/lib/etcd",
  "/var/lib/rancher",
  "/var/lib/minikube",
  "/run/containerd",
  "/run/crio",
  "/run/docker",
  "/run/k3s",
  // What init systems and schedulers run.
  "/run/systemd",
  "/run/udev/rules.d",
  "/var/lib/cloud",
  "/var/spool/cron",
  "/var/spool/at",
  ...WINDOWS_ROOT,
];

/** Output of every pod and requests to the API server, with what they should not have printed. */
export const LOGS: readonly string[] = [
  "/var/log/pods",
  "/var/log/containers",
  "/var/log/audit",
  "/var/log/kubernetes",
  "/var/log/journal",
  "/c:/var/log/pods",
  "/c:/var/log/containers",
];

/** Who reads here finds keys, tokens or passwords. */
export const CREDENTIALS: readonly string[] = [
  "/etc/kubernetes",
  "/etc/kubernetes/pki",
  "/etc/kubernetes/ssl",
  "/etc/kubernetes/certs",
  "/etc/kubernetes/admin.conf",
  "/etc/kubernetes/super-admin.conf",
  "/etc/kubernetes/controller-manager.conf",
  "/etc/kubernetes/scheduler.conf",
  "/etc/kubernetes/kubelet.conf",
  "/etc/kubernetes/bootstrap-kubelet.conf",
  "/etc/kubernetes/azure.json",
  "/etc/shadow",
  "/etc/gshadow",
  "/etc/ssh",
  "/etc/ssl/private",
  // Plugins of the pod network keep a kubeconfig next to their settings.
  "/etc/cni/net.d",
  // Passwords for registries, and tokens that join nodes to the cluster.
  "/etc/docker",
  "/etc/containerd",
  "/etc/rancher",
  "/root",
  "/home/*/.ssh",
  "/home/*/.kube",
  "/home/*/.docker",
  "/home/*/.aws",
  "/home/*/.azure",
  "/home/*/.config/gcloud",
  // Environment and file system of the node's own processes, and its memory.
  "/proc/1",
  "/proc/kcore",
  // Tokens and secrets of every pod on the node, layers and settings of every container.
  "/var/lib/kubelet",
  "/var/lib/kubelet/pods",
  "/var/lib/kubelet/pki",
  "/var/lib/kubelet/kubeconfig",
  "/var/lib/kubelet/config.json",
  "/var/lib/docker",
  "/var/lib/containerd",
  "/var/lib/containers",
  "/run/containerd",
  "/run/crio",
  "/run/k3s",
  // Every object of the cluster, and the keys of its control plane.
  "/var/lib/etcd",
  "/var/lib/rancher",
  "/var/lib/rancher/*/server",
  "/var/lib/rancher/*/agent",
  "/var/lib/minikube",
  "/var/lib/minikube/certs",
  "/var/lib/minikube/etcd",
  // User data that brought the node into the cluster.
  "/var/lib/cloud",
  // Disks as raw bytes, and memory.
  "/dev/mem",
  "/dev/kmem",
  "/dev/sd*",
  "/dev/vd*",
  "/dev/xvd*",
  "/dev/nvme*",
  "/dev/dm-*",
  "/dev/mapper",
  "/dev/disk",
  ...WINDOWS_CREDENTIALS,
  ...LOGS,
];

/** What is written here outlives the pod, and the node runs it later. */
export const PERSISTENCE: readonly string[] = [
  // The kubelet runs any pod, and k3s creates any object, that it finds here.
  "/etc/kubernetes/manifests",
  "/var/lib/rancher/*/agent/pod-manifests",
  "/var/lib/rancher/*/server/manifests",
  "/var/lib/kubelet/config.yaml",
  // The kubelet or the runtime runs these plugins and settings for every pod.
  "/etc/cni/net.d",
  "/opt/cni/bin",
  "/usr/libexec/kubernetes",
  "/etc/containerd",
  "/etc/crio",
  "/etc/docker",
  // Scheduled jobs.
  "/etc/crontab",
  "/etc/anacrontab",
  "/etc/cron.d",
  "/etc/cron.hourly",
  "/etc/cron.daily",
  "/etc/cron.weekly",
  "/etc/cron.monthly",
  "/var/spool/cron",
  "/var/spool/at",
  // Services, and what runs when the node starts.
  "/etc/systemd",
  "/run/systemd/system",
  "/run/systemd/transient",
  "/usr/lib/systemd",
  "/usr/local/lib/systemd",
  "/lib/systemd",
  "/etc/init.d",
  "/etc/rc.d",
  "/etc/rc.local",
  "/var/lib/cloud",
  "/boot",
  // Rules and modules that the kernel's events bring to run.
  "/etc/udev/rules.d",
  "/run/udev/rules.d",
  "/usr/lib/udev",
  "/lib/udev",
  "/lib/modules",
  "/usr/lib/modules",
  "/etc/modules-load.d",
  "/etc/modprobe.d",
  // What every program or every login loads.
  "/etc/ld.so.preload",
  "/etc/ld.so.conf.d",
  "/etc/profile",
  "/etc/profile.d",
  "/etc/bash.bashrc",
  "/etc/environment",
  "/etc/update-motd.d",
  // Who may log in, and what that may do.
  "/root",
  "/home/*/.ssh",
  "/home/*/.bashrc",
  "/home/*/.bash_profile",
  "/home/*/.profile",
  "/etc/passwd",
  "/etc/shadow",
  "/etc/sudoers",
  "/etc/sudoers.d",
  "/etc/pam.d",
  "/etc/ssh",
  // Programs that somebody runs sooner or later.
  "/bin",
  "/sbin",
  "/usr/bin",
  "/usr/sbin",
  "/usr/local/bin",
  "/usr/local/sbin",
  "/opt/bin",
];
