import { podIdentityBindingsIn } from "../../cloud/azure/pod-identity";
import { allOf, type Truth, UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { cloudIdentityVertex, containerVertex } from "../vertices";

const LABEL = "aadpodidbinding";

export const azurePodIdentity: Edge = {
  id: "AZURE_POD_IDENTITY",
  title: "act as the managed identity that a binding gives a pod",
  mitre: ["T1078.004"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  *steps(cluster) {
    const bindings = podIdentityBindingsIn(cluster);
    for (const pod of bindings.length === 0 ? [] : cluster.pods) {
      const label = pod.metadata.key("labels").key(LABEL);
      for (const { selector, identity, verdict } of bindings) {
        const wanted = selector.string();
        const isBound: Truth = wanted === UNKNOWN ? UNKNOWN : label.is(wanted ?? "");
        const holds = allOf([verdict, isBound]);
        if (holds === false || label.isAbsent) continue;
        for (const container of pod.containers) {
          if (container.keepsRunning === false) continue;
          yield {
            from: [containerVertex(container)],
            to: cloudIdentityVertex(identity),
            holds,
            at: label,
            because: `${selector.owner.title} binds it to the label ${label.shown}`,
            fixes: [{ field: label, change: `take the label ${LABEL} off`, cost: 2 }],
          };
        }
      }
    }
  },
};
