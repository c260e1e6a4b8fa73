import { GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const noGkeAutopilotExemptions = settingsPolicy({
  id: "no-gke-autopilot-exemptions",
  category: "privilege-escalation",
  threats: ["E2", "X2", "N4"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Autopilot clusters must not admit NET_ADMIN or allowlisted privileged workloads",
  why: "Autopilot refuses privileged pods; NET_ADMIN lets a pod rewrite the routes and firewall of its network namespace, and an allowlist lets whole workloads onto the node as root.",
  fix: "Remove `allowNetAdmin` and `autopilotPrivilegedAdmissions`, or run that workload in a Standard cluster.",
  references: [
    "url:https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-security",
    "mitre:T1611",
  ],
  covers: ["gke-autopilot-netadmin"],
  settings: [
    { on: [GKE], path: "allowNetAdmin", unset: "false", mustNotBe: true },
    { on: [GKE], path: "autopilotPrivilegedAdmissions[]", unset: "none", mustNotBeSet: true },
  ],
});
