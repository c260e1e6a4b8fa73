import type { Field } from "../../model/field";
import { environmentSourcesOf } from "./environment";
import type { Pod } from "./pod";

/**
 * Where a pod names the Secrets that its node fetches for it: those of its volumes, those of its environment, and those
 * that pull its images, which no container sees.
 */
export function secretNamesOf(pod: Pod): readonly Field[] {
  const ofVolumes = pod.volumes.flatMap((volume) => [
    volume.at("secret.secretName"),
    ...volume
      .at("projected.sources")
      .items()
      .map((source) => source.at("secret.name")),
    volume.at("csi.nodePublishSecretRef.name"),
    volume.at("flexVolume.secretRef.name"),
  ]);
  const ofEnvironment = environmentSourcesOf(pod).flatMap(({ type, name }) =>
    type === "Secret" ? [name] : [],
  );
  const ofPulls = pod
    .at("imagePullSecrets")
    .items()
    .map((reference) => reference.key("name"));
  return [...ofVolumes, ...ofEnvironment, ...ofPulls].filter(({ isAbsent }) => !isAbsent);
}
