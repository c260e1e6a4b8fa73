import { lacksEnforcement } from "../cloud/enforcement";
import type { Cluster } from "../kubernetes/cluster";
import { letsInFromOutside } from "../kubernetes/network/outside";
import type { PortQuestion } from "../kubernetes/network/policy";
import type { ExposureKind } from "../kubernetes/network/route";
import type { Pod } from "../kubernetes/pods/pod";
import type { DeclaredResource } from "../model/declared-resource";
import { type Truth, UNKNOWN } from "../model/value";
import type { StepDraft } from "./step";

/** Reaching a port is not yet running code. */
export const EXPLOITED = "if the application is exploited";

/** Whether NetworkPolicies let traffic from outside in, with what a step says of it. */
interface Admission {
  readonly verdict: Truth;
  readonly details: Pick<StepDraft, "assumes" | "decides">;
}

/** Whether the policies of a pod let in what an exposure leads to it; a cluster in which nothing enforces them does. */
export function admissionOf(
  cluster: Cluster,
  pod: Pod,
  how: ExposureKind,
  service?: DeclaredResource,
  port?: PortQuestion,
): Admission {
  const { verdict, assumes, rule } = letsInFromOutside(cluster, pod, how, service, port);
  if (verdict !== true && lacksEnforcement(cluster) === true) return { verdict: true, details: {} };
  if (verdict === UNKNOWN && rule !== undefined) return { verdict, details: { decides: [rule] } };
  return { verdict, details: assumes === undefined ? {} : { assumes } };
}
