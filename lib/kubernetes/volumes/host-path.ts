import { remembering } from "../../model/memory";
import {
  CREDENTIALS,
  LOGS,
  NODE_ROOT,
  PERSISTENCE,
  REGISTRATION_DIRECTORIES,
  RUNTIME_SOCKETS,
  SOCKETS,
} from "./host-path-classes";
import { EXCEPTIONS, HARMLESS_TO_READ, HARMLESS_TO_WRITE, MIXED } from "./host-path-limits";

/** What mounting a path gives away: control of the node, root on it, its secrets, a way back later, or nothing. */
type HostPathKind = "socket" | "node-root" | "credentials" | "persistence" | "harmless" | "unclassified";

export interface HostPathRisk {
  readonly kind: HostPathKind;
  /** The known path that decided, such as `/etc` for `/etc/app`; the mounted path itself where none is known. */
  readonly matched: string;
  /** How the mount lies to the known path: it is the same, a part of it, or a directory that contains it. */
  readonly relation: "same" | "part" | "contains";
  /** Whether less is known of it than of others: a part of a folder of many things, or logs. */
  readonly isMinor: boolean;
  /**
   * `read`: it holds for every mount. `write`: for writable mounts only. A harmless path is harmless up to this
   * access.
   */
  readonly access: "read" | "write";
}

interface HostPathClass {
  readonly kind: HostPathKind;
  readonly access: "read" | "write";
  readonly paths: readonly string[];
}

const DANGERS: readonly HostPathClass[] = [
  { kind: "socket", access: "read", paths: SOCKETS },
  { kind: "socket", access: "write", paths: REGISTRATION_DIRECTORIES },
  { kind: "node-root", access: "write", paths: NODE_ROOT },
  { kind: "credentials", access: "read", paths: CREDENTIALS },
  { kind: "persistence", access: "write", paths: PERSISTENCE },
];

const HARMLESS: readonly HostPathClass[] = [
  { kind: "harmless", access: "write", paths: HARMLESS_TO_WRITE },
  { kind: "harmless", access: "read", paths: HARMLESS_TO_READ },
];

/**
 * An absolute path without `.`, `..`, and double or trailing slashes; a relative path starts at the root.
 *
 * `/run` stands for `/var/run` too, which is a link to it: a mount of `/var` holds the link, not the sockets. Paths of
 * Windows come in small letters, with the drive first, `/c:/var/lib/kubelet`; its named pipes as `/pipe:/docker_engine`.
 */
export const normalizeHostPath = remembering((path) => {
  const segments: string[] = [];
  for (const segment of withoutWindows(path).split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  if (segments[0] === "var" && segments[1] === "run") segments.shift();
  return `/${segments.join("/")}`;
});

/** `C:\\var\\lib`, `\\var\\lib` of the system's drive, `\\\\.\\pipe\\name` and `//./pipe/name`; other paths stay as they are. */
function withoutWindows(path: string): string {
  const [, pipe] = /^(?:npipe:)?[\\/]{2,}\.[\\/]pipe[\\/](.+)$/i.exec(path) ?? [];
  if (pipe !== undefined) return `/pipe:/${pipe.toLowerCase()}`;
  const isOfWindows = /^([a-z]:([\\/]|$)|\\)/i.test(path);
  if (!isOfWindows) return path;
  const slashed = path
    .replace(/^\\\\\?\\/, "")
    .replaceAll("\\", "/")
    .toLowerCase();
  return /^[a-z]:/.test(slashed) ? `/${slashed}` : `/c:/${slashed}`;
}

/** Whether a mount of one path holds the other: both are the same, or the mount is a directory above. */
export function covers(mount: string, target: string): boolean {
  return isWithin(target, mount);
}

/** Whether a path is another one or lies below it, by whole names: `/etcetera` is not within `/etc`. */
export function isWithin(path: string, ancestor: string): boolean {
  const above = normalizeHostPath(ancestor);
  const below = normalizeHostPath(path);
  return above === "/" || below === above || below.startsWith(`${above}/`);
}

/**
 * What a pod gets that mounts this path of its node: at most one risk of each kind, a socket first.
 *
 * A path that is known, that lies in a known directory, or that is a directory above either, counts. Append `subPath`
 * before asking. Every path has an answer for writable mounts: `unclassified` where nothing else has one.
 */
export function hostPathRisk(path: string): readonly HostPathRisk[] {
  return riskOf(normalizeHostPath(path));
}

const riskOf = remembering((mount): readonly HostPathRisk[] => {
  const risks = [
    ...firstOfEachKind(DANGERS, mount, endangers),
    ...firstOfEachKind(HARMLESS, mount, contains),
  ];
  if (risks.some(tellsOfWriting)) return risks;
  return [
    ...risks,
    { kind: "unclassified", matched: mount, relation: "same", isMinor: false, access: "write" },
  ];
});

function firstOfEachKind(
  classes: readonly HostPathClass[],
  mount: string,
  isMatch: (known: string, mount: string) => boolean,
): HostPathRisk[] {
  const risks = new Map<HostPathKind, HostPathRisk>();
  for (const { kind, access, paths } of classes) {
    const matched = closest(
      paths.filter((known) => isMatch(known, mount)),
      mount,
    );
    if (matched === undefined || risks.has(kind)) continue;
    const relation = relationOf(matched, mount);
    const isMinor = LOGS.includes(matched) || (relation === "part" && MIXED.includes(matched));
    risks.set(kind, { kind, matched, relation, isMinor, access });
  }
  return [...risks.values()];
}

/** Of known paths the one nearest above a mount, or the mount itself; else the first that it contains. */
function closest(known: readonly string[], mount: string): string | undefined {
  const around = known.filter((path) => contains(path, mount));
  const length = (path: string) => segmentsOf(path).length;
  return around.toSorted((a, b) => length(b) - length(a))[0] ?? known[0];
}

function relationOf(known: string, mount: string): HostPathRisk["relation"] {
  const [ofKnown, ofMount] = [segmentsOf(known).length, segmentsOf(mount).length];
  if (ofKnown === ofMount) return "same";
  return ofKnown < ofMount ? "part" : "contains";
}

/** Whether a mount contains the places of several container runtimes, of which a node has one. */
export function containsRuntimeSocket(path: string): boolean {
  const mount = normalizeHostPath(path);
  return RUNTIME_SOCKETS.filter((socket) => overlaps(socket, mount)).length > 1;
}

/** A known path endangers a mount of it, above it, or below it, there unless an exception lies between. */
function endangers(known: string, mount: string): boolean {
  if (!overlaps(known, mount)) return false;
  return !EXCEPTIONS.some((exception) => isBelow(exception, known) && contains(exception, mount));
}

function isBelow(path: string, ancestor: string): boolean {
  return path !== ancestor && isWithin(path, ancestor);
}

function contains(known: string, mount: string): boolean {
  return segmentsOf(known).length <= segmentsOf(mount).length && overlaps(known, mount);
}

/** Whether one of two paths is the other or lies above it; the known one may have stars. */
function overlaps(known: string, mount: string): boolean {
  const segments = segmentsOf(mount);
  return segmentsOf(known).every((pattern, index) => {
    const segment = segments[index];
    return segment === undefined || matches(segment, pattern);
  });
}

function matches(segment: string, pattern: string): boolean {
  return pattern.endsWith("*") ? segment.startsWith(pattern.slice(0, -1)) : segment === pattern;
}

const segmentsOf = remembering((path): readonly string[] => (path === "/" ? [] : path.slice(1).split("/")));

function tellsOfWriting({ kind, access }: HostPathRisk): boolean {
  return kind === "socket" || (access === "write" && kind !== "credentials");
}
