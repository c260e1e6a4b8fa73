import { connectionsOf } from "../../kubernetes/network/connections";
import type { Exit } from "../../kubernetes/network/passage";
import type { Edge } from "../edge";
import { areEnforced, EXPLOITED, passageVertex } from "../network";
import type { StepDraft } from "../step";
import { containerVertex } from "../vertices";

export const netToPod: Edge = {
  id: "NET_TO_POD",
  title: "exploit an application of another pod",
  mitre: ["T1210"],
  boundary: "B3",
  category: "malicious-code-execution",
  threats: ["X1", "X3"],
  effort: "application",

  *steps(cluster) {
    for (const exit of connectionsOf(cluster, areEnforced(cluster)).exits) {
      yield {
        from: [passageVertex(cluster, exit.passage)],
        to: containerVertex(exit.listener.container),
        ...detailsOf(exit),
      };
    }
  },
};

/** What lets clients in: a rule, the network of the node, or that no policy isolates the pod. */
function detailsOf({
  pod,
  passage,
  verdict,
  isJudged,
  rule,
  listener,
}: Exit): Omit<StepDraft, "from" | "to"> {
  const { port, decides } = listener;
  const because = `${port === undefined ? "" : `port ${port.port}; `}${EXPLOITED}`;
  const step: Omit<StepDraft, "from" | "to"> = {
    holds: verdict,
    at: rule ?? listener.container.at("ports"),
    because: rule === undefined ? because : `${rule.owner.title} admits it; ${because}`,
    ...(decides !== undefined && { decides: [decides] }),
  };
  const isOnNode = passage.kind === "to nodes" || passage.kind === "same node";
  if (isJudged || isOnNode) return step;
  return { ...step, at: pod.metadata.key("labels"), absence: "no NetworkPolicy here isolates it" };
}
