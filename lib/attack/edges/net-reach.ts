import { connectionsOf } from "../../kubernetes/network/connections";
import type { Entrance } from "../../kubernetes/network/passage";
import type { Pod } from "../../kubernetes/pods/pod";
import type { Edge } from "../edge";
import { areEnforced, passageVertex } from "../network";
import type { StepDraft } from "../step";
import { containerVertex } from "../vertices";

export const netReach: Edge = {
  id: "NET_REACH",
  title: "connect to other pods",
  mitre: ["T1210", "T1046"],
  boundary: "B3",
  category: "attacker-on-the-network",
  threats: ["X3", "F5"],
  effort: "request",

  *steps(cluster) {
    for (const entrance of connectionsOf(cluster, areEnforced(cluster)).entrances) {
      const to = passageVertex(cluster, entrance.passage);
      for (const pod of entrance.pods) {
        const details = detailsOf(entrance, pod);
        for (const container of pod.containers) yield { from: [containerVertex(container)], to, ...details };
      }
    }
  },
};

/** What lets a pod out: the network of its node, a rule, or that no policy limits it. */
function detailsOf({ verdict, isJudged, rule }: Entrance, pod: Pod): Omit<StepDraft, "from" | "to"> {
  const hostNetwork = pod.spec.key("hostNetwork");
  if (hostNetwork.is(true) === true)
    return { holds: verdict, at: hostNetwork, because: "in the network of its node" };
  const absence = isJudged ? {} : { absence: "no NetworkPolicy here limits its egress" };
  const because = rule === undefined ? absence.absence : `${rule.owner.title} allows it`;
  return {
    holds: verdict,
    at: rule ?? pod.metadata.key("labels"),
    because: because ?? "NetworkPolicies do not keep it from nodes",
    ...absence,
  };
}
