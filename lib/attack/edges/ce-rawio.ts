import { nodeMountsOf } from "../../kubernetes/volumes/host-mount";
import { covers, isWithin } from "../../kubernetes/volumes/host-path";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { capabilityEscape, escapeSteps } from "../escapes";

export const ceRawio: Edge = {
  id: "CE_RAWIO",
  title: "write to the memory or the disks of the node",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      const isOfDevices = (path: unknown) =>
        typeof path === "string" && (covers(path, "/dev") || isWithin(path, "/dev/mem"));
      const hasDevices =
        container.isPrivileged === true || nodeMountsOf(container).some(({ path }) => isOfDevices(path));
      return [capabilityEscape(container, "SYS_RAWIO", hasDevices ? true : UNKNOWN)];
    }),
};
