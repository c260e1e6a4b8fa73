import { BOTTLEROCKET } from "../../lib/kubernetes/components/text-components";
import { componentPolicy } from "../../lib/policy/component-policy";

export const requireKernelLockdown = componentPolicy({
  id: "require-kernel-lockdown",
  category: "privilege-escalation",
  threats: ["E3", "P3"],
  boundaries: ["B2", "B5"],
  stride: ["E", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Bottlerocket nodes must keep kernel lockdown on",
  why: "Without lockdown root on the node loads unsigned modules and writes to kernel memory, so that an escape survives below the operating system.",
  fix: "Remove `kernel.lockdown`, or set it to `integrity` or `confidentiality`.",
  references: ["url:https://bottlerocket.dev/en/os/latest/api/settings/kernel/", "mitre:T1547.006"],
  covers: ["bottlerocket-lockdown"],
  fields: [{ on: [BOTTLEROCKET], path: "settings.kernel.lockdown", unset: "integrity", mustNotBe: "none" }],
});
