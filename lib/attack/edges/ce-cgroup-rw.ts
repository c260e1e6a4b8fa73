import type { Edge } from "../edge";
import { byControlGroups, hostPathSteps } from "../host-paths";

export const ceCgroupRw: Edge = {
  id: "CE_CGROUP_RW",
  title: "have the kernel run a program for a control group",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["X2"],
  effort: "trivial",

  steps: (cluster) => hostPathSteps(cluster, byControlGroups),
};
