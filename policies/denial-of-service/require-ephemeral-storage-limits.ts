import { amountsIn, limitsDisk } from "../../lib/kubernetes/availability/resources";
import { allOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const requireEphemeralStorageLimits = stackPolicy({
  id: "require-ephemeral-storage-limits",
  category: "denial-of-service",
  threats: ["D4", "Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods must have a limit of ephemeral storage",
  why: "Logs and temporary files of one container fill the disk of the node, which then evicts its other pods.",
  fix: "Set `resources.limits.ephemeral-storage` in each container.",
  references: ["mitre:T1499"],
  equivalents: ["kube-score:container-ephemeral-storage-request-and-limit"],
  covers: ["ephemeral-storage-limit"],
  exceptions: "A LimitRange that another program declares may fill in what is missing here.",

  // The limits of the containers add up to that of the pod: one of them is enough to evict a pod that grows.
  checkStack: (cluster) =>
    cluster.pods.flatMap((pod) =>
      amountsIn(cluster, pod, ["limits", "ephemeral-storage"]).map(({ container, field, isMissing }) =>
        container.issueOn(field.mustHold(allOf([isMissing, not(limitsDisk(cluster, pod))]))),
      ),
    ),
});
