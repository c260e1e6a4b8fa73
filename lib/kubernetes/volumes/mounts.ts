import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Container } from "../pods/container";
import { environmentSourcesOf } from "../pods/environment";

/** A volume of its pod that a container mounts. */
export interface MountedVolume {
  readonly volume: Field;
  readonly verdict: true | Unknown;
  /** Whether the container may write to it. */
  readonly isWritable: Truth;
}

/** The volumes that a container mounts, as files or as a device, or may mount. */
export function volumesOf(container: Container): MountedVolume[] {
  return container.pod.volumes.flatMap((volume) => {
    const name = volume.key("name").string();
    const mounts = container
      .at("volumeMounts")
      .items()
      .map((mount) => use(mount, name, not(mount.key("readOnly").is(true))));
    const devices = container
      .at("volumeDevices")
      .items()
      .map((device) => use(device, name, true));
    const uses = [...mounts, ...devices];
    const verdict = anyOf(uses.map(({ isThis }) => isThis));
    if (verdict === false) return [];
    const isWritable = anyOf(uses.map(({ isThis, mayWrite }) => allOf([isThis, mayWrite])));
    return [{ volume, verdict, isWritable }];
  });
}

interface Use {
  readonly isThis: Truth;
  readonly mayWrite: Truth;
}

function use(of: Field, name: string | Unknown | undefined, mayWrite: Truth): Use {
  const used = of.key("name").string();
  const isThis: Truth = name === UNKNOWN || used === UNKNOWN ? UNKNOWN : used === name;
  return { isThis, mayWrite };
}

/** A Secret or ConfigMap whose content code in a container sees. */
export interface SeenObject {
  readonly type: "Secret" | "ConfigMap";
  /** The field with its name. */
  readonly name: Field;
  readonly how: "mounted" | "in its environment";
  readonly verdict: true | Unknown;
}

/**
 * The Secrets and ConfigMaps whose content code in a container sees: in files and in its environment. Those that the
 * kubelet alone uses, to pull an image or to mount a network volume, are not among them.
 *
 * Source: Kubernetes documentation, "Secrets", "Using Secrets" and "Projected Volumes".
 */
export function objectsSeenBy(container: Container): SeenObject[] {
  const mounted = volumesOf(container).flatMap(({ volume, verdict }) =>
    objectsIn(volume).map(({ type, name }): SeenObject => ({ type, name, how: "mounted", verdict })),
  );
  const environment = environmentSourcesOf(container.pod)
    .filter((source) => source.container === container)
    .map(({ type, name }): SeenObject => ({ type, name, how: "in its environment", verdict: true }));
  return [...mounted, ...environment];
}

/** The Secrets and ConfigMaps that a volume shows. */
function objectsIn(volume: Field): Pick<SeenObject, "type" | "name">[] {
  const projected = volume.at("projected.sources").items();
  return [
    { type: "Secret" as const, name: volume.at("secret.secretName") },
    { type: "ConfigMap" as const, name: volume.at("configMap.name") },
    ...projected.map((source) => ({ type: "Secret" as const, name: source.at("secret.name") })),
    ...projected.map((source) => ({ type: "ConfigMap" as const, name: source.at("configMap.name") })),
  ].filter(({ name }) => !name.isAbsent);
}
