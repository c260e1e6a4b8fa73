import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import { DEFAULT_CAPABILITIES } from "../pods/capabilities";
import type { Container } from "../pods/container";
import type { Pod } from "../pods/pod";

/** A volume through which a container with less privileges reaches one with more. */
export interface Exposure {
  readonly volume: Field;
  readonly weak: Container;
  readonly strong: Container;
  readonly verdict: Truth;
}

/** Sources that containers can never write to, and those of the node, which are judged as host paths. */
const NOT_SHARED = ["configMap", "secret", "projected", "downwardAPI", "image", "hostPath"];

/**
 * The volumes of a pod that one container writes to and another one with more privileges reads: what the first leaves
 * there, the second may run, follow or parse. Containers that are over before the others start do neither.
 */
export function exposuresOf(pod: Pod): Exposure[] {
  const pairs = pod.containers.flatMap((strong) =>
    pod.containers.flatMap((weak): Omit<Exposure, "volume">[] => {
      // A container that is not known may be several, when it stands for a whole list.
      const verdict = strong === weak && strong.field.value !== UNKNOWN ? false : outranks(strong, weak);
      return verdict === false ? [] : [{ strong, weak, verdict }];
    }),
  );
  if (pairs.length === 0) return [];
  return pod.volumes.flatMap((volume) => {
    const isShared = mayBeWritten(volume);
    return pairs.map(({ strong, weak, verdict }) => {
      return {
        volume,
        strong,
        weak,
        verdict: allOf([isShared, verdict, isWrittenFor(volume, weak, strong)]),
      };
    });
  });
}

/** Whether a volume is one that containers of its pod share and may write to. */
export function mayBeWritten(volume: Field): Truth {
  return not(anyOf(NOT_SHARED.map((source): Truth => volume.key(source).isSet)));
}

/** Whether one container has the rights of the node's root, or of root in the pod, and the other has not. */
function outranks(strong: Container, weak: Container): Truth {
  return allOf([
    strong.keepsRunning,
    weak.keepsRunning,
    anyOf([
      allOf([isPowerful(strong), not(isPowerful(weak))]),
      allOf([strong.effective("runAsUser").is(0), isNobody(weak)]),
    ]),
  ]);
}

function isPowerful(container: Container): Truth {
  const added = container.addedCapabilities.map(({ name }): Truth => {
    return name === UNKNOWN ? UNKNOWN : !DEFAULT_CAPABILITIES.includes(name);
  });
  return anyOf([container.isPrivileged, ...added]);
}

function isNobody(container: Container): Truth {
  const user = container.effective("runAsUser");
  return anyOf([container.effective("runAsNonRoot").is(true), allOf([user.isSet, not(user.is(0))])]);
}

/** Whether a container may write to a part of a volume that another one sees. */
export function isWrittenFor(volume: Field, weak: Container, strong: Container): Truth {
  const read = mountsOf(strong, volume);
  return anyOf(
    mountsOf(weak, volume).flatMap((one) =>
      read.map((other) =>
        allOf([one.counts, not(one.isReadOnly), other.counts, overlap(one.part, other.part)]),
      ),
    ),
  );
}

interface Mount {
  /** Whether it is of the volume. */
  readonly counts: Truth;
  /** The folder of the volume that it shows. */
  readonly part: string | Unknown;
  readonly isReadOnly: Truth;
}

function mountsOf(container: Container, volume: Field): Mount[] {
  const name = volume.key("name").string();
  return container
    .at("volumeMounts")
    .items()
    .map((mount): Mount => {
      const mounted = mount.key("name").string();
      const counts: Truth = name === UNKNOWN || mounted === UNKNOWN ? UNKNOWN : mounted === name;
      const part = mount.key("subPathExpr").isAbsent ? (mount.key("subPath").string() ?? "") : UNKNOWN;
      return { counts, part, isReadOnly: mount.key("readOnly").is(true) };
    });
}

/** Whether two folders of a volume have files in common: one is, or holds, the other. */
function overlap(one: string | Unknown, other: string | Unknown): Truth {
  if (one === UNKNOWN || other === UNKNOWN) return UNKNOWN;
  const [a, b] = [segmentsOf(one), segmentsOf(other)];
  const shorter = a.length < b.length ? a : b;
  return shorter.every((segment, index) => segment === a[index] && segment === b[index]);
}

function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "" && segment !== ".");
}
