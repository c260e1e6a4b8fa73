import { exposuresOf } from "../../lib/kubernetes/volumes/volume-sharing";
import { concerning } from "../../lib/model/issue";
import { podPolicy } from "../../lib/policy/define";

export const noMixedPrivileges = podPolicy({
  id: "no-mixed-privileges",
  category: "privilege-escalation",
  threats: ["E2", "X3", "S2"],
  boundaries: ["B4"],
  stride: ["T", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must not write to volumes of more privileged containers in their pod",
  why: "An attacker in the weaker container leaves a program, a link or a configuration in the volume, and the more privileged one runs, follows or reads it.",
  fix: "Mount the volume read-only in the weaker container, use a separate volume, or move the more privileged container to a pod of its own.",
  references: ["mitre:T1611", "mitre:T1080"],

  check: (pod) =>
    exposuresOf(pod).map(({ volume, weak, strong, verdict }) =>
      concerning(
        `volume "${volume.key("name").shown}"`,
        volume.violates(
          `must not let ${weak.title} write to a volume of ${strong.title}, which has more privileges`,
          verdict,
        ),
      ),
    ),
});
