import { allOf, UNKNOWN } from "../../model/value";
import { isUnconfined } from "../containers";
import type { Edge } from "../edge";
import { capabilityEscape, escapeSteps, switchTo } from "../escapes";

export const cePtrace: Edge = {
  id: "CE_PTRACE",
  title: "take over a process of the node",
  mitre: ["T1611", "T1055.008"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      const hostPid = container.pod.at("hostPID");
      // The default profile of AppArmor forbids to trace processes that it does not confine.
      const isFree = isUnconfined(container) === true ? true : UNKNOWN;
      const byTracing = capabilityEscape(container, "SYS_PTRACE", allOf([hostPid.is(true), isFree]));
      return [
        {
          ...byTracing,
          because: "adds SYS_PTRACE, and sees the processes of the node",
          decides: [
            ...(byTracing.decides ?? []),
            ...(isFree === true ? [] : [container.effective("appArmorProfile").key("type")]),
          ],
          fixes: [...(byTracing.fixes ?? []), switchTo(hostPid, false)],
        },
      ];
    }),
};
