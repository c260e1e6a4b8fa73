import type { Field } from "../../model/field";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Container } from "../pods/container";
import type { Pod } from "../pods/pod";

/** A volume of a pod that holds a Secret, or a part of one. */
export interface SecretMount {
  /** The volume. */
  readonly field: Field;
  /** `volume "keys"`: how messages call it. */
  readonly title: string;
  /** Whether several containers that run at the same time see the same files of it. */
  readonly isShared: Truth;
}

/** The volumes of a pod that hold a Secret, or may. */
export function secretMountsOf(pod: Pod): SecretMount[] {
  return pod.volumes.flatMap((volume) => {
    const holds = holdsSecret(volume);
    if (holds === false) return [];
    const isShared = allOf([holds, isMountedTwice(pod, volume.key("name"))]);
    return [{ field: volume, title: `volume "${volume.key("name").shown}"`, isShared }];
  });
}

function holdsSecret(volume: Field): Truth {
  const sources = volume.at("projected.sources").items();
  return anyOf([volume.key("secret").isSet, ...sources.map((source) => source.key("secret").isSet)]);
}

/** Init containers are over when the others start, and subPaths are parts of their own. */
function isMountedTwice(pod: Pod, volume: Field): Truth {
  const mounts = pod.containers.map((container) => mountsOf(container, volume));
  const parts = new Set(mounts.flat().map(({ part }) => part));
  return anyOf([...parts].map((part) => holdTwice(mounts.map((of) => sees(of, part)))));
}

interface Mount {
  /** Whether it is of the volume, in a container that keeps running. */
  readonly counts: Truth;
  readonly part: string | Unknown;
  /** Whether it stands for any number of containers: a list that is not known. */
  readonly isMany: boolean;
}

function mountsOf(container: Container, volume: Field): Mount[] {
  const isMany = container.field.value === UNKNOWN;
  return container
    .at("volumeMounts")
    .items()
    .map((mount): Mount => {
      const [name, wanted] = [mount.key("name").string(), volume.string()];
      const isThis = name === UNKNOWN || wanted === UNKNOWN ? UNKNOWN : name === wanted;
      const part = mount.key("subPathExpr").isAbsent ? (mount.key("subPath").string() ?? "") : UNKNOWN;
      return { counts: allOf([keepsRunning(container), isThis]), part, isMany };
    })
    .filter(({ counts }) => counts !== false);
}

function keepsRunning(container: Container): Truth {
  return container.kind !== "init container" || container.at("restartPolicy").is("Always");
}

interface Sight {
  readonly verdict: Truth;
  readonly isMany: boolean;
}

function sees(mounts: readonly Mount[], part: string | Unknown): Sight {
  const verdicts = mounts.map(({ part: mounted, counts }) =>
    mounted === UNKNOWN || part === UNKNOWN ? UNKNOWN : allOf([mounted === part, counts]),
  );
  return { verdict: anyOf(verdicts), isMany: mounts.some(({ isMany }) => isMany) };
}

function holdTwice(sights: readonly Sight[]): Truth {
  const certain = sights.filter(({ verdict }) => verdict === true).length;
  if (certain > 1) return true;
  const possible = sights.filter(({ verdict }) => verdict !== false);
  return possible.length > 1 || possible.some(({ isMany }) => isMany) ? UNKNOWN : false;
}
