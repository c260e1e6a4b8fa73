import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Container } from "../pods/container";
import type { Pod } from "../pods/pod";
import { containsRuntimeSocket, type HostPathRisk, hostPathRisk, normalizeHostPath } from "./host-path";

/** A hostPath volume of a pod as its containers mount it. */
export interface HostMount {
  /** `hostPath.path` of the volume. */
  readonly field: Field;
  /** Whether the volume is a hostPath for certain. */
  readonly isHostPath: Truth;
  /** `volume "docker"`: how messages call it. */
  readonly title: string;
  /** The paths of the node that containers see: the volume's, or with their subPath. */
  readonly paths: readonly (string | Unknown)[];
  /** Whether any container may write. A volume that nothing mounts is written by nobody. */
  readonly isWritable: Truth;
}

/** A path of the node as one container sees it, by one of its mounts. */
export interface NodeMount {
  /** The field with the path. */
  readonly field: Field;
  /** Whether it is a path of the node for certain. */
  readonly isOfNode: Truth;
  /** With the subPath of the mount. */
  readonly path: string | Unknown;
  readonly isWritable: Truth;
  /** The field that would make the mount read-only. */
  readonly readOnly: Field;
}

/** The mounts of hostPath volumes in one container. */
export function nodeMountsOf(container: Container): NodeMount[] {
  return container.pod.volumes.flatMap((volume) => {
    const hostPath = volume.key("hostPath");
    return hostPath.isAbsent
      ? []
      : mountsOfPath(container, volume, { field: hostPath.key("path"), isOfNode: hostPath.isSet });
  });
}

/** The mounts of a volume of a pod that shows a path of the node, in one container. */
export function mountsOfPath(
  container: Container,
  volume: Field,
  { field, isOfNode }: Pick<NodeMount, "field" | "isOfNode">,
): NodeMount[] {
  const root = field.string() ?? "/";
  return mountsOf(container, volume.key("name")).map(({ subPath, isWritable, readOnly }) => ({
    field,
    isOfNode,
    path: joined(root, subPath),
    isWritable,
    readOnly,
  }));
}

/** Which policy speaks of a mount: each mount belongs to the one that names its worst consequence. */
export type HostMountOwner = "sockets" | "persistence" | "sensitive" | "other";

/** The hostPath volumes of a pod. */
export function hostMountsOf(pod: Pod): HostMount[] {
  return pod.volumes.flatMap((volume) => {
    const hostPath = volume.key("hostPath");
    return hostPath.isAbsent ? [] : [hostMountOf(pod, volume, hostPath)];
  });
}

function hostMountOf(pod: Pod, volume: Field, hostPath: Field): HostMount {
  const field = hostPath.key("path");
  const name = volume.key("name");
  const mounts = pod.containers.flatMap((container) => mountsOf(container, name));
  const root = field.string() ?? "/";
  const paths: (string | Unknown)[] =
    mounts.length === 0 ? [root] : mounts.map(({ subPath }) => joined(root, subPath));
  return {
    field,
    isHostPath: hostPath.isSet,
    title: `volume "${name.shown}"`,
    paths: [...new Set(paths)],
    isWritable: anyOf(mounts.map(({ isWritable }) => isWritable)),
  };
}

interface Mount {
  readonly subPath: string | Unknown;
  readonly isWritable: Truth;
  readonly readOnly: Field;
}

function mountsOf(container: Container, volume: Field): Mount[] {
  return container
    .at("volumeMounts")
    .items()
    .flatMap((mount) => {
      const [name, wanted] = [mount.key("name").string(), volume.string()];
      const isCertain = name !== UNKNOWN && wanted !== UNKNOWN;
      if (isCertain && name !== wanted) return [];
      const readOnly = mount.key("readOnly");
      const isWritable = not(readOnly.is(true));
      // A mount that may be of another volume adds nothing certain.
      if (!isCertain)
        return [{ subPath: UNKNOWN, isWritable: isWritable === false ? false : UNKNOWN, readOnly } as const];
      const subPath = mount.key("subPathExpr").isAbsent ? (mount.key("subPath").string() ?? "") : UNKNOWN;
      return [{ subPath, isWritable, readOnly }];
    });
}

function joined(root: string | Unknown, subPath: string | Unknown): string | Unknown {
  if (root === UNKNOWN || subPath === UNKNOWN) return UNKNOWN;
  return normalizeHostPath(`${root}/${subPath}`);
}

/** What a policy says of a mount that it owns. */
export interface OwnedMount {
  /** Whether the policy is the one that speaks of the mount. */
  readonly verdict: Truth;
  /** The path of the node that containers get: as it is declared, or with their subPath. */
  readonly shown: string;
  /** The known path that decided. */
  readonly matched: string;
  /** What a mount of a folder above contains, in words that follow "which contains"; nothing for others. */
  readonly content: string | undefined;
  /** Whether less is known of it than of others. */
  readonly isMinor: boolean;
}

/** Whether a policy is the one that speaks of a mount, and what it then says. */
export function ownedBy(mount: HostMount, owner: HostMountOwner): OwnedMount {
  const answers = mount.paths.map((path) =>
    path === UNKNOWN ? ANY_OWNER : possibleOwners(path, mount.isWritable),
  );
  const verdict = worst(
    answers.map((possible) => possible.map((each) => each.owner)),
    owner,
  );
  const owned = answers.flat().filter((each) => each.owner === owner);
  const {
    path = "",
    matched = "",
    relation,
    isMinor = false,
  } = owned.find((each) => !each.isMinor) ?? owned[0] ?? {};
  return {
    verdict: allOf([mount.isHostPath, verdict]),
    shown: shownPath(mount.field, path),
    matched,
    content: relation === "contains" ? contentOf(path, matched, owner) : undefined,
    isMinor,
  };
}

/** A path as the volume spells it, unless a subPath leads elsewhere; one that is secret is not told. */
export function shownPath(field: Field, path: string): string {
  const { shown } = field;
  const declared = field.string();
  const isWhole = typeof declared !== "string" || path === "" || normalizeHostPath(declared) === path;
  return isWhole || shown !== declared ? shown : path;
}

function contentOf(path: string, matched: string, owner: HostMountOwner): string {
  if (owner === "sockets" && containsRuntimeSocket(path)) return "the socket of the container runtime";
  return matched.startsWith("/c:") ? `C:${matched.slice(3).replaceAll("/", "\\")}` : matched;
}

interface Owned extends Partial<Pick<HostPathRisk, "matched" | "relation" | "isMinor">> {
  readonly owner: HostMountOwner;
  readonly path?: string;
}

const WORST_FIRST: readonly HostMountOwner[] = ["sockets", "persistence", "sensitive", "other"];

/** What a path that is not known may turn out to be. */
const ANY_OWNER: readonly Owned[] = WORST_FIRST.map((owner) => ({ owner }));

/** A mount belongs to the worst owner of its paths; it is open while a worse one is possible. */
function worst(owners: readonly (readonly HostMountOwner[])[], owner: HostMountOwner): Truth {
  const isPossible = (candidate: HostMountOwner) => owners.some((each) => each.includes(candidate));
  const isCertain = (candidate: HostMountOwner) =>
    owners.some((each) => each.length === 1 && each[0] === candidate);
  const worse = WORST_FIRST.slice(0, WORST_FIRST.indexOf(owner));
  if (worse.some(isCertain) || !isPossible(owner)) return false;
  return isCertain(owner) && !worse.some(isPossible) ? true : UNKNOWN;
}

/** The owner of one path; two where it depends on whether the mount is writable, and nobody knows. */
function possibleOwners(path: string, isWritable: Truth): readonly Owned[] {
  const risks = hostPathRisk(path);
  const readOnly = ownerOf(
    path,
    risks.filter(({ access, kind }) => access === "read" && kind !== "harmless"),
  );
  const writable = ownerOf(
    path,
    risks.filter(({ kind }) => kind !== "harmless"),
  );
  if (isWritable === false) return [readOnly];
  return isWritable === true || readOnly.owner === writable.owner ? [writable] : [readOnly, writable];
}

function ownerOf(path: string, risks: readonly HostPathRisk[]): Owned {
  const ofKind = (...kinds: HostPathRisk["kind"][]) => risks.filter(({ kind }) => kinds.includes(kind));
  const mount = normalizeHostPath(path);
  const owned = (owner: HostMountOwner, risk: HostPathRisk): Owned => ({ ...risk, owner, path: mount });
  const [socket] = ofKind("socket");
  if (socket !== undefined) return owned("sockets", socket);
  const [persistence] = ofKind("persistence");
  if (persistence !== undefined && persistence.relation !== "contains")
    return owned("persistence", persistence);
  const sensitive = ofKind("node-root", "credentials");
  const worstOfThem = sensitive.find(({ isMinor }) => !isMinor) ?? sensitive[0];
  if (worstOfThem !== undefined) return owned("sensitive", worstOfThem);
  return persistence === undefined ? { owner: "other", path: mount } : owned("persistence", persistence);
}
