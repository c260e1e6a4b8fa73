import type { Field } from "../../model/field";
import type { Pod } from "./pod";

/**
 * Where a pod names Secrets that its node fetches and no container sees: those that pull its images, and those that
 * mount its network volumes.
 */
export function secretNamesOfNode(pod: Pod): readonly Field[] {
  const ofVolumes = pod.volumes.flatMap((volume) => [
    volume.at("csi.nodePublishSecretRef.name"),
    volume.at("flexVolume.secretRef.name"),
  ]);
  const ofPulls = pod
    .at("imagePullSecrets")
    .items()
    .map((reference) => reference.key("name"));
  return [...ofVolumes, ...ofPulls].filter(({ isAbsent }) => !isAbsent);
}
