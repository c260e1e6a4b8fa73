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
  title: "Containers must not write to volumes of containers with more privileges",
  why: "Who takes over the weaker container leaves a program, a link or a configuration in the volume, and the stronger one runs, follows or reads it with its own rights.",
  fix: "Mount the volume read-only in the weaker container, give each a part of its own, or move the stronger one to a pod of its own.",
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
