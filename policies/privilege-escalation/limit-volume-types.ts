import { type Field, oneLine } from "../../lib/model/field";
import { concerning } from "../../lib/model/issue";
import { UNKNOWN } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

/** Allowed sources; hostPath is reported by the policies on host paths, and no source at all is an emptyDir. */
const NOT_RESTRICTED = new Set([
  "name",
  "hostPath",
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

function restricted(volume: Field) {
  return volume.entries().map(([type, source]) => {
    if (type === UNKNOWN) return source.undecided();
    if (NOT_RESTRICTED.has(type)) return undefined;
    return source.violates(`must not use a volume of the type ${oneLine(type)}`, source.isSet);
  });
}

export const limitVolumeTypes = podPolicy({
  id: "limit-volume-types",
  category: "privilege-escalation",
  threats: ["E2", "S2"],
  boundaries: ["B5"],
  stride: ["I", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods must use only the volume types of Pod Security restricted",
  why: "Drivers inside the kubelet mount as root on the node with credentials of the pod; several have been removed from Kubernetes.",
  fix: "Use a PersistentVolumeClaim, or a CSI driver.",
  references: ["pss:restricted/restrictedVolumes", "mitre:T1611"],
  equivalents: ["trivy:KSV-0028", "kyverno:restrict-volume-types", "psa:restrictedVolumes"],
  covers: ["volume-types-restricted"],
  allowed: [
    {
      fields: ["spec.volumes[*]"],
      values: [
        "configMap",
        "csi",
        "downwardAPI",
        "emptyDir",
        "ephemeral",
        "image",
        "persistentVolumeClaim",
        "projected",
        "secret",
      ],
    },
  ],

  check: (pod) =>
    pod.volumes.flatMap((volume) =>
      restricted(volume).map((issue) => concerning(`volume "${volume.key("name").shown}"`, issue)),
    ),
});
