import { webhookBackends } from "../../kubernetes/network/webhook-backends";
import type { Edge } from "../edge";
import { admissionVertex, containerVertex } from "../vertices";

export const webhookBackend: Edge = {
  id: "WEBHOOK_BACKEND",
  title: "answer for a mutating webhook",
  mitre: ["T1556"],
  boundary: "B1",
  category: "persistence",
  threats: ["P4"],
  effort: "request",

  *steps(cluster) {
    for (const { webhook, container, verdict } of webhookBackends(cluster)) {
      yield {
        from: [containerVertex(container)],
        to: admissionVertex(cluster),
        holds: verdict,
        at: webhook.key("clientConfig"),
        because: `it answers for ${webhook.owner.title}`,
      };
    }
  },
};
