import { isAmount, limitsDisk, limitsMemory } from "../../lib/kubernetes/availability/resources";
import type { Cluster } from "../../lib/kubernetes/cluster";
import type { Pod } from "../../lib/kubernetes/pods/pod";
import type { Field } from "../../lib/model/field";
import { concerning } from "../../lib/model/issue";
import { allOf, anyOf, not, type Truth } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

const HUGE_PAGES = ["HugePages", "HugePages-2Mi", "HugePages-1Gi"];

export const limitEmptyDirSize = stackPolicy({
  id: "limit-empty-dir-size",
  category: "denial-of-service",
  threats: ["D4", "D1"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "emptyDir volumes must have a size limit, or a pod with limits",
  why: "A volume without a limit fills the disk of the node, or its memory where the medium is `Memory`.",
  fix: "Set `sizeLimit`, or a limit of `ephemeral-storage` on a container, or of `memory` on all of them for a volume in memory.",
  references: ["url:https://kubernetes.io/docs/concepts/storage/volumes/#emptydir", "mitre:T1499"],
  equivalents: ["kyverno:require-emptydir-requests-limits", "kyverno:add-emptydir-sizelimit"],
  covers: ["emptydir-size-limit"],

  checkStack: (cluster) =>
    cluster.pods.flatMap((pod) => pod.volumes.map((volume) => judge(cluster, pod, volume))),
});

function judge(cluster: Cluster, pod: Pod, volume: Field) {
  const emptyDir = volume.key("emptyDir");
  const size = emptyDir.key("sizeLimit");
  if (emptyDir.isAbsent) return undefined;
  const medium = emptyDir.key("medium");
  return concerning(
    `volume "${volume.key("name").shown}"`,
    size.mustHold(allOf([emptyDir.isSet, not(isAmount(size)), not(isLimitedBy(cluster, pod, medium))])),
  );
}

/** Whether the limits of its containers limit a volume on this medium too; huge pages are limited always. */
function isLimitedBy(cluster: Cluster, pod: Pod, medium: Field): Truth {
  const isMemory = medium.is("Memory");
  return anyOf([
    medium.isOneOf(HUGE_PAGES),
    allOf([isMemory, limitsMemory(cluster, pod)]),
    allOf([not(isMemory), limitsDisk(cluster, pod)]),
  ]);
}
