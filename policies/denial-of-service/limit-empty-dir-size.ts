import { podPolicy } from "../../lib/define";
import { concerning, onlyIf } from "../../lib/kubernetes/claim";

export const limitEmptyDirSize = podPolicy({
  id: "limit-empty-dir-size",
  category: "denial-of-service",
  threats: ["D4", "D1"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "emptyDir volumes must have a size limit",
  why: "A volume without a limit fills the disk of the node, or its memory where it lives there.",
  fix: "Set `sizeLimit`.",
  references: ["mitre:T1499"],
  equivalents: ["kyverno:require-emptydir-requests-limits", "kyverno:add-emptydir-sizelimit"],
  covers: ["emptydir-size-limit"],

  check: (pod) =>
    pod.volumes.map((volume) => {
      const emptyDir = volume.key("emptyDir");
      if (emptyDir.isAbsent) return undefined;
      return onlyIf(
        emptyDir.isSet,
        concerning(`volume "${volume.key("name").shown}"`, emptyDir.key("sizeLimit").mustBeSet()),
      );
    }),
});
