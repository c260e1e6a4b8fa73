import { managedClustersOf } from "../cloud/managed-cluster";
import type { Cluster } from "../kubernetes/cluster";
import type { Container } from "../kubernetes/pods/container";
import { isOnControlPlane } from "../kubernetes/pods/placement";
import { type NodeMount, nodeMountsOf, shownPath } from "../kubernetes/volumes/host-mount";
import {
  containsRuntimeSocket,
  covers,
  type HostPathRisk,
  hostPathRisk,
  isWithin,
} from "../kubernetes/volumes/host-path";
import { LOGS } from "../kubernetes/volumes/host-path-classes";
import { allOf, type Truth, UNKNOWN } from "../model/value";
import { isRoot, isRootOrMay, type Root } from "./containers";
import { type Escape, escapeSteps, restingOn, switchTo } from "./escapes";
import { nodeFilesVertex, podFilesVertex } from "./nodes";
import type { Fix, StepDraft } from "./step";
import type { Vertex } from "./vertex";
import { controlPlaneFilesVertex, identityVertex } from "./vertices";

/** A mount of a known path of the node, and the container that has it. */
interface Mounted extends NodeMount {
  readonly path: string;
  readonly cluster: Cluster;
  readonly container: Container;
}

/** What a mount gives away. */
interface Opening {
  readonly holds: Truth;
  /** Root on the node where it does not say. */
  readonly to?: Vertex;
  /** What follows the path in a message: `which has the socket of a container runtime`. */
  readonly because: string;
  readonly root: Root;
  /** Whether a mount that is read-only is harmless. */
  readonly isByWriting?: boolean;
}

export type HostPathRow = (mounted: Mounted) => Opening | undefined;

/** The steps by which mounts of the node open it, in one way. */
export function hostPathSteps(cluster: Cluster, row: HostPathRow): Iterable<StepDraft> {
  return escapeSteps(
    cluster,
    (container) => nodeMountsOf(container).flatMap((mount) => openingOf(cluster, container, mount, row)),
    { stopsInSandbox: false },
  );
}

/** How one mount opens its node in one way, with what to do about it. */
export function openingOf(
  cluster: Cluster,
  container: Container,
  mount: NodeMount,
  row: HostPathRow,
): Escape[] {
  const { path, field, isOfNode } = mount;
  if (path === UNKNOWN) return row === byWriting ? [anyPath(container, mount)] : [];
  const opening = row({ ...mount, path, cluster, container });
  if (opening === undefined) return [];
  const { to, because, root, isByWriting = false } = opening;
  const shown = shownPath(field, path);
  const removal: Fix = { field, change: `do not mount ${shown} of the node (${field.path})`, cost: 3 };
  return [
    {
      holds: allOf([opening.holds, isOfNode, root.verdict, isByWriting ? mount.isWritable : true]),
      at: field,
      because: `mounts ${shown} of the node${because}`,
      ...(to !== undefined && { to }),
      ...(opening.holds === UNKNOWN ? { decides: [field] } : restingOn(root)),
      fixes: isByWriting ? [switchTo(mount.readOnly, true), removal] : [removal],
    },
  ];
}

/** A path that is not known may be any. */
function anyPath(container: Container, { field, isOfNode, isWritable, readOnly }: NodeMount): Escape {
  return {
    holds: allOf([UNKNOWN, isOfNode, isWritable, isRootOrMay(container).verdict]),
    at: field,
    because: "mounts a path of the node that is not known yet",
    decides: [field],
    fixes: [switchTo(readOnly, true)],
  };
}

/** Sockets take commands from any client: a read-only mount does not help. */
export const bySocket: HostPathRow = ({ path, container }) => {
  const socket = hostPathRisk(path).find(({ kind }) => kind === "socket");
  if (socket === undefined) return undefined;
  const { matched, access } = socket;
  const isThere =
    socket.relation !== "contains" ||
    containsRuntimeSocket(path) ||
    covers(path, "/run") ||
    isParentOf(path, matched);
  return {
    // The kubelet asks what registers for little; what it then gets is up to the pods that use it.
    holds: isThere && access === "read" ? true : UNKNOWN,
    because: socket.relation === "contains" ? ", which has the sockets of the container runtime" : "",
    root: isRootOrMay(container),
    isByWriting: access === "write",
  };
};

function isParentOf(path: string, other: string): boolean {
  return other.slice(0, other.lastIndexOf("/")) === path;
}

/** Files from which the node runs code, or that say who may do what: writing one is root. */
export const byWriting: HostPathRow = (mounted) => {
  const risk = writable(hostPathRisk(mounted.path));
  if (risk === undefined) return undefined;
  const { kind, isMinor, matched } = risk;
  const isOpen = isMinor || kind === "unclassified" || (isDevice(matched) && !hasDevices(mounted));
  return {
    holds: isOpen ? UNKNOWN : true,
    because: kind === "unclassified" ? ", whose use is not known" : " writable",
    root: isRootOrMay(mounted.container),
    isByWriting: true,
  };
};

function writable(risks: readonly HostPathRisk[]): HostPathRisk | undefined {
  const ofKind = (kinds: readonly string[]) => risks.filter(({ kind }) => kinds.includes(kind));
  const dangerous = ofKind(["node-root", "persistence"]);
  return dangerous.find(({ isMinor }) => !isMinor) ?? dangerous[0] ?? ofKind(["unclassified"])[0];
}

function isDevice(path: string): boolean {
  return isWithin(path, "/dev");
}

function hasDevices({ container }: Mounted): boolean {
  return container.isPrivileged === true;
}

/** Credentials and other files that only root of the node is to read. */
export const byReading: HostPathRow = (mounted) => {
  const { path, container, cluster } = mounted;
  const risk = hostPathRisk(path).find(({ kind }) => kind === "credentials");
  if (risk === undefined || LOGS.includes(risk.matched)) return undefined;
  const isAll = path === "/" || (isDevice(risk.matched) && hasDevices(mounted));
  return {
    holds: isAll ? true : UNKNOWN,
    to: nodeFilesVertex(cluster, container.pod),
    because: "",
    root: isRoot(container),
  };
};

const POD_FILES = ["/var/lib/kubelet/pods", "/c:/var/lib/kubelet/pods"];

/** The folder in which the kubelet keeps the tokens, Secrets and volumes of the pods on its node. */
export const byPodFiles: HostPathRow = ({ path, container, cluster }) => {
  const holds = holdsAny(path, POD_FILES);
  if (holds === false) return undefined;
  const to = podFilesVertex(cluster, container.pod);
  return { holds, to, because: ", with the tokens and Secrets of all pods there", root: isRoot(container) };
};

const KUBELET_KEYS = [
  "/var/lib/kubelet/pki",
  "/var/lib/kubelet/kubeconfig",
  "/etc/kubernetes/kubelet.conf",
  "/c:/var/lib/kubelet/pki",
];

/** The kubelet's own keys: who has them is the node to the API server. */
export const byKubeletKeys: HostPathRow = ({ path, container, cluster }) => {
  const holds = holdsAny(path, KUBELET_KEYS);
  if (holds === false) return undefined;
  const to = identityVertex(cluster, { kind: "Group", name: "system:nodes" });
  return { holds, to, because: ", with the key of the kubelet", root: isRoot(container) };
};

const CONTROL_PLANE_KEYS = [
  "/etc/kubernetes/pki",
  "/etc/kubernetes/admin.conf",
  "/etc/kubernetes/super-admin.conf",
  "/var/lib/etcd",
  "/var/lib/rancher/k3s/server",
  "/var/lib/rancher/rke2/server",
  "/var/lib/minikube/certs",
];
const CONTROL_PLANE_PODS = ["/etc/kubernetes/manifests"];

/** Keys, manifests and the database of the control plane, where the pod may run beside it. */
export const byControlPlane: HostPathRow = ({ path, container, cluster }) => {
  const reads = holdsAny(path, CONTROL_PLANE_KEYS);
  const writes = holdsAny(path, CONTROL_PLANE_PODS);
  if ((reads === false && writes === false) || managedClustersOf(cluster).length > 0) return undefined;
  const isThere = isOnControlPlane(container.pod) === true ? true : UNKNOWN;
  return {
    holds: allOf([reads === false ? writes : reads, isThere]),
    to: controlPlaneFilesVertex(cluster),
    because: ", with files of the control plane on its nodes",
    root: isRoot(container),
    isByWriting: reads === false,
  };
};

/** A link that replaces the log of a pod makes the kubelet show any file, to those who may read logs. */
export const byLogs: HostPathRow = ({ path, container, cluster }) => {
  if (!covers(path, "/var/log")) return undefined;
  const to = nodeFilesVertex(cluster, container.pod);
  return {
    holds: UNKNOWN,
    to,
    because: " writable, and the kubelet follows links there",
    root: isRoot(container),
    isByWriting: true,
  };
};

/** What the kernel runs when a process crashes: a pattern that names a program runs as root on the node. */
export const byCorePattern: HostPathRow = ({ path, container }) => {
  if (!covers(path, "/proc/sys/kernel")) return undefined;
  const because = " writable, where the kernel reads which program to run on a crash";
  return { holds: true, because, root: isRoot(container), isByWriting: true };
};

/** Only the first version of control groups runs a program on the node. */
export const byControlGroups: HostPathRow = ({ path, container }) => {
  if (!covers(path, "/sys/fs/cgroup")) return undefined;
  const because = " writable, where version 1 of control groups names a program to run";
  return { holds: UNKNOWN, because, root: isRoot(container), isByWriting: true };
};

/** Volumes that a cluster hands out have paths of their own: only those that matter are told. */
const byWritingWhatMatters: HostPathRow = (mounted) =>
  writable(hostPathRisk(mounted.path))?.kind === "unclassified" ? undefined : byWriting(mounted);

/** Every way in which a volume that is claimed opens its node. */
export const ROWS_OF_CLAIMS: readonly HostPathRow[] = [
  bySocket,
  byWritingWhatMatters,
  byReading,
  byPodFiles,
  byKubeletKeys,
  byControlPlane,
  byLogs,
  byCorePattern,
  byControlGroups,
];

/** Whether a mount holds one of some paths; a part of one may hold what matters. */
function holdsAny(path: string, targets: readonly string[]): Truth {
  if (targets.some((target) => covers(path, target))) return true;
  return targets.some((target) => isWithin(path, target)) ? UNKNOWN : false;
}
