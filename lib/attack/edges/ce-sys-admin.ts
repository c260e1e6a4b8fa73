import { UNKNOWN } from "../../model/value";
import { isUnconfined } from "../containers";
import type { Edge } from "../edge";
import { capabilityEscape, escapeSteps } from "../escapes";

export const ceSysAdmin: Edge = {
  id: "CE_SYS_ADMIN",
  title: "mount what the kernel runs as root",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      // The default profile of AppArmor forbids to mount.
      const isFree = isUnconfined(container) === true ? true : UNKNOWN;
      const decides = isFree === true ? [] : [container.effective("appArmorProfile").key("type")];
      const byMounting = capabilityEscape(container, "SYS_ADMIN", isFree);
      return [{ ...byMounting, decides: [...(byMounting.decides ?? []), ...decides] }];
    }),
};
