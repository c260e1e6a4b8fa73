import { exposuresOf } from "../../kubernetes/network/exposure";
import type { Edge } from "../edge";
import { containerVertex, serviceVertex } from "../vertices";

export const svcToPod: Edge = {
  id: "SVC_TO_POD",
  title: "exploit the application behind a Service",
  mitre: ["T1190"],
  boundary: "B6",
  category: "malicious-code-execution",
  threats: ["X4"],
  effort: "application",

  *steps(cluster) {
    for (const { service, pod, verdict } of exposuresOf(cluster)) {
      if (service === undefined) continue;
      for (const container of pod.containers) {
        if (container.keepsRunning === false) continue;
        yield {
          from: [serviceVertex(service)],
          to: containerVertex(container),
          holds: verdict,
          at: service.at("spec.selector"),
          because: "if the application is exploited",
        };
      }
    }
  },
};
