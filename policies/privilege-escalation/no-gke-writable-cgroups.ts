import { onGkeNodes } from "../../lib/cloud/shared/types";
import { GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

const OFF = { unset: "false", mustNotBe: true } as const;

export const noGkeWritableCgroups = settingsPolicy({
  id: "no-gke-writable-cgroups",
  category: "privilege-escalation",
  threats: ["E2", "X2", "D1"],
  boundaries: ["B5"],
  stride: ["E", "D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "GKE nodes must not give containers a writable cgroup file system",
  why: "A container that writes to its cgroups lifts its own limits, and has more of the kernel of its node to attack.",
  fix: "Remove `writableCgroups`, or keep it on a tainted node pool for the one workload that needs it.",
  references: ["url:https://cloud.google.com/kubernetes-engine/docs/how-to/writable-cgroups", "mitre:T1611"],
  covers: ["gke-node-cgroups"],
  settings: [
    ...onGkeNodes("containerdConfig.writableCgroups.enabled", OFF),
    {
      on: [GKE],
      path: "nodePoolDefaults.nodeConfigDefaults.containerdConfig.writableCgroups.enabled",
      ...OFF,
    },
  ],
});
