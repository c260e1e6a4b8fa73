import { UNKNOWN, type Unknown } from "../../model/value";
import type { Container } from "../pods/container";
import { isWithin, normalizeHostPath } from "./host-path";

/** The file of the node that a path in a container is: by the deepest mount above it, where that is of a hostPath. */
export function hostFileOf(container: Container, path: string): string | Unknown | undefined {
  const mounts = container
    .at("volumeMounts")
    .items()
    .map((mount) => ({ mount, at: mount.key("mountPath").string() ?? "/" }));
  if (mounts.some(({ at }) => at === UNKNOWN)) return UNKNOWN;
  const above = mounts.filter(({ at }) => isWithin(path, String(at)));
  const [deepest] = above.toSorted((a, b) => String(b.at).length - String(a.at).length);
  if (deepest === undefined) return undefined;
  const { mount, at } = deepest;
  const isThis = container.pod.volumes.map((volume) => ({
    volume,
    is: sameName(volume.key("name").string(), mount.key("name").string()),
  }));
  if (isThis.some(({ is }) => is === UNKNOWN)) return UNKNOWN;
  const hostPath = isThis
    .find(({ is }) => is === true)
    ?.volume.at("hostPath.path")
    .string();
  const subPath = mount.key("subPathExpr").isAbsent ? (mount.key("subPath").string() ?? "") : UNKNOWN;
  if (hostPath === undefined) return undefined;
  if (hostPath === UNKNOWN || subPath === UNKNOWN) return UNKNOWN;
  const rest = normalizeHostPath(path).slice(normalizeHostPath(String(at)).length);
  return normalizeHostPath(`${hostPath}/${subPath}/${rest}`);
}

function sameName(a: string | Unknown | undefined, b: string | Unknown | undefined): boolean | Unknown {
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : a === b;
}
