import { rbacOf } from "../../kubernetes/rbac/rbac";
import type { Edge } from "../edge";
import { identitiesOf } from "../identities";
import { grantVertex, identityVertex } from "../vertices";

export const bound: Edge = {
  id: "BOUND",
  title: "use what a binding gives",
  mitre: ["T1069.003"],
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "structural",

  *steps(cluster) {
    const rbac = rbacOf(cluster);
    for (const identity of identitiesOf(cluster)) {
      for (const { binding, subject, verdict } of rbac.bindingsFor(identity)) {
        const subjects = binding.object.at("subjects");
        yield {
          from: [identityVertex(cluster, identity)],
          to: grantVertex(binding),
          holds: verdict,
          at: subject,
          because: `a subject of ${binding.object.title}`,
          fixes: [{ field: subjects, change: `take it out of ${subjects.path}`, cost: 2 }],
        };
      }
    }
  },
};
