import { allOf, UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { podsIn } from "../powers";
import { permissionSteps } from "../right-steps";
import { containerVertex } from "../vertices";

export const attach: Edge = {
  id: "ATTACH",
  title: "type into the main process of a container",
  mitre: ["T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X1", "E1"],
  effort: "request",

  *steps(cluster) {
    for (const { scope, ...step } of permissionSteps(cluster, "attach-to-pods")) {
      for (const pod of podsIn(cluster, scope)) {
        for (const container of pod.containers) {
          const stdin = container.at("stdin");
          const isOpen = allOf([stdin.is(true), container.keepsRunning]);
          if (isOpen === false) continue;
          // Whether what it reads becomes code, only the program knows.
          const fixes = [{ field: stdin, change: `set ${stdin.path} to false`, cost: 1 }] as const;
          yield { ...step, to: containerVertex(container), holds: UNKNOWN, at: stdin, fixes };
        }
      }
    }
  },
};
