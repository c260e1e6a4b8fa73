import { lacksEnforcement } from "../cloud/enforcement";
import type { Cluster } from "../kubernetes/cluster";
import { letsInFromOutside } from "../kubernetes/network/outside";
import { keyOfPassage, type Passage } from "../kubernetes/network/passage";
import type { PortQuestion } from "../kubernetes/network/policy";
import type { ExposureKind } from "../kubernetes/network/route";
import type { Pod } from "../kubernetes/pods/pod";
import type { DeclaredResource } from "../model/declared-resource";
import { type Truth, UNKNOWN } from "../model/value";
import type { StepDraft } from "./step";
import type { Vertex } from "./vertex";
import { shownName } from "./vertices";

/** Reaching a port is not yet running code. */
export const EXPLOITED = "if it is exploited";

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
  if (verdict !== true && !areEnforced(cluster)) return { verdict: true, details: {} };
  if (verdict === UNKNOWN && rule !== undefined) return { verdict, details: { decides: [rule] } };
  return { verdict, details: assumes === undefined ? {} : { assumes } };
}

/** Whether NetworkPolicies mean anything in a cluster: they do unless the program shows that nothing enforces them. */
export function areEnforced(cluster: Cluster): boolean {
  return lacksEnforcement(cluster) !== true;
}

/** A way through the network of pods, as something that pods reach and that leads to others. */
export function passageVertex(cluster: Cluster, passage: Passage): Vertex {
  return {
    id: `network ${cluster.id} ${keyOfPassage(passage)}`,
    kind: "pod network",
    title: titleOf(passage),
    cluster: cluster.id,
  };
}

function titleOf({ kind, from, to, group, port }: Passage): string {
  if (kind === "to nodes") return "ports of the nodes";
  if (kind === "same node") return "pods of the same node";
  const [first, ...others] = group?.pods ?? [];
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const place = (key: typeof from) =>
    typeof key === "string" ? `namespace "${shownName(key)}"` : "all namespaces";
  const where = first === undefined ? `the pods of ${place(to)}` : `${first.object.title}${more}`;
  const whence = from === undefined ? "" : `, from ${place(from)}`;
  return `${typeof port === "object" ? `port ${port.port} of ` : ""}${where}${whence}`;
}
