import { containerPolicy } from "../../lib/policy/define";

export const noMountPropagation = containerPolicy({
  id: "no-mount-propagation",
  category: "privilege-escalation",
  threats: ["E2", "X2"],
  boundaries: ["B5"],
  stride: ["T", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Containers must not propagate mounts to their node",
  why: "What the container mounts appears on the node and in every pod that shares the path, where processes of the node follow it.",
  fix: "Remove `mountPropagation: Bidirectional`.",
  references: ["mitre:T1611"],
  exceptions: "CSI drivers mount volumes for other pods, and need it.",

  check: (container) =>
    container
      .at("volumeMounts")
      .items()
      .map((mount) => mount.key("mountPropagation").mustNotBe("Bidirectional")),
});
