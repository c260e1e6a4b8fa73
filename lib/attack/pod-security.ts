import type { Cluster } from "../kubernetes/cluster";
import { enforcesBaselineIn } from "../kubernetes/pod-security";
import { UNKNOWN } from "../model/value";
import type { StepDraft } from "./step";

type Admitted = Pick<StepDraft, "holds" | "because" | "absence" | "assumes" | "fixes">;

const because = "nothing refuses a privileged pod there";

/**
 * How privileged pods get into a namespace, or into any; `undefined` where its Pod Security level refuses them.
 *
 * Source: "Pod Security Admission" in the Kubernetes documentation; the namespace kube-system has no level by default.
 */
export function privilegedPods(cluster: Cluster, namespace: string | undefined): Admitted | undefined {
  if (namespace === undefined)
    return { holds: true, because, assumes: "kube-system enforces no level of Pod Security" };
  const declared = cluster.namespace(namespace);
  if (declared === undefined) {
    const absence = `nothing in this program enforces Pod Security in ${namespace}`;
    return { holds: true, because, absence };
  }
  const isRefused = enforcesBaselineIn(cluster, namespace);
  if (isRefused === true) return undefined;
  const label = declared.at("metadata.labels");
  const change = "set the label pod-security.kubernetes.io/enforce to baseline or restricted";
  return {
    holds: isRefused === UNKNOWN ? UNKNOWN : true,
    because,
    fixes: [{ field: label, change, cost: 3 }],
  };
}
