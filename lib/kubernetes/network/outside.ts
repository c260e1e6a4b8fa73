import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { type Truth, UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Pod } from "../pods/pod";
import type { PodGroup } from "./pod-groups";
import { type Connectivity, networkOf } from "./policy";
import type { PortQuestion } from "./port";
import type { ExposureKind } from "./route";

/** Pods of which nothing is known: those of a controller that the program does not declare. */
const CONTROLLER: PodGroup = {
  namespace: UNKNOWN,
  labels: { owner: undefined, declared: {}, open: "every key" },
  pods: [],
};

/** Whether traffic from outside the cluster gets to a pod, as far as the policies of its network say. */
interface Admission {
  readonly verdict: Truth;
  /** What it takes for granted. */
  readonly assumes?: string;
  /** The rule that lets it in, keeps it out, or leaves it open; none where no policy judges it. */
  readonly rule?: Field;
}

/**
 * Whether the policies of a pod let in what an exposure leads to it.
 *
 * Through a load balancer or node port the source is the client; but where `externalTrafficPolicy` is not `Local` it may
 * be the address of a node, and network plugins differ in whether policies hold that back. Through an Ingress, a
 * Gateway or the like it is the pod of a controller, or for some controllers of clouds the client.
 *
 * Source: Kubernetes documentation, "Network Policies", "The NetworkPolicy resource", and "Using Source IP".
 */
export function letsInFromOutside(
  cluster: Cluster,
  pod: Pod,
  how: ExposureKind,
  service?: DeclaredResource,
  port?: PortQuestion,
): Admission {
  if (how === "host network") return { verdict: true };
  const network = networkOf(cluster);
  const fromClients = network.reaches("outside", pod, port);
  if (fromClients.verdict === true) return admission(fromClients);
  if (service === undefined || isDirect(how)) {
    const isForwarded = fromClients.verdict === false && !keepsSource(cluster, service);
    return { ...admission(fromClients), ...(isForwarded && { verdict: UNKNOWN }) };
  }
  const fromController = network.reaches(CONTROLLER, pod, port);
  if (fromController.verdict === UNKNOWN && admitsOtherNamespaces(fromController.witness?.rule)) {
    const assumes = "the NetworkPolicy that admits another namespace admits that of the controller";
    return { ...admission(fromController), verdict: true, assumes };
  }
  return admission(fromController.verdict === false ? fromClients : fromController);
}

function admission({ verdict, witness }: Connectivity): Admission {
  return { verdict, ...(witness && { rule: witness.rule }) };
}

function isDirect(how: ExposureKind): boolean {
  return how === "load balancer" || how === "node port" || how === "external IP";
}

/** Whether the pod sees the address of the client: never for certain through a port of the node. */
function keepsSource(cluster: Cluster, service: DeclaredResource | undefined): boolean {
  if (service === undefined) return false;
  return cluster.effective(service, (of) => of.at("spec.externalTrafficPolicy")).is("Local") === true;
}

function admitsOtherNamespaces(rule: Field | undefined): boolean {
  const peers = rule?.key("from").items() ?? [];
  return peers.some((peer) => peer.key("namespaceSelector").isSet === true);
}
