import { containerPolicy } from "../../lib/policy/define";

export const noBlockDevices = containerPolicy({
  id: "no-block-devices",
  category: "privilege-escalation",
  threats: ["E3", "S2"],
  boundaries: ["B5"],
  stride: ["T", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must not use raw block devices",
  why: "A container that writes to a disk below its file system bypasses all file permissions, and can leave a crafted file system for the kernel of the next node that mounts it.",
  fix: "Mount the volume as a file system with `volumeMounts`.",
  references: [
    "url:https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support",
    "mitre:T1006",
  ],
  exceptions: "Storage engines that manage a disk of their own.",

  check: (container) =>
    container
      .at("volumeDevices")
      .items()
      .map((device) => device.violates(`must not use the device ${device.key("name").shown}`, device.isSet)),
});
