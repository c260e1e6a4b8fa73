import type { Field } from "../../model/field";
import { anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { Pod } from "../pods/pod";
import { type Cidr, contains, isPrivate, mayHoldPods, overlaps, parseCidr } from "./cidr";
import { labelsOfNamespace, OTHER_NAMESPACE, selectorSelects } from "./labels";
import type { PodGroup } from "./pod-groups";
import type { Port } from "./port";

/**
 * One end of a connection: a pod, pods that the program need not declare, a block of addresses that no pod has, or
 * anywhere outside the cluster.
 */
export type Endpoint = Pod | PodGroup | Cidr | "outside";

/** Pods of another namespace, of which no policy says anything in particular. */
export const STRANGERS: PodGroup = {
  namespace: OTHER_NAMESPACE,
  labels: { owner: undefined, declared: {}, open: new Set() },
  pods: [],
};

/** The two ways in which policies judge the traffic of a pod. */
export type Direction = "ingress" | "egress";
export const DIRECTIONS = ["ingress", "egress"] as const;

/** An end of a connection as policies see it. */
export type Side =
  | { readonly kind: "pod"; readonly pod: Pod | undefined; readonly group: PodGroup }
  | { readonly kind: "node"; readonly pod: Pod }
  | { readonly kind: "addresses"; readonly block: Cidr | "outside" };

/** What a rule is asked about: the other end, the port, and the pod that listens if one does. */
export interface Connection {
  readonly peer: Side;
  readonly port: Port;
  readonly destination: Pod | undefined;
}

/** What an endpoint may be. A pod of the host network has the address of its node, and no policy selects it. */
export function sidesOf(endpoint: Endpoint, groupOf: (pod: Pod) => PodGroup | undefined): Side[] | Unknown {
  if (!(endpoint instanceof Pod)) {
    const isGroup = endpoint !== "outside" && "labels" in endpoint;
    return [
      isGroup ? { kind: "pod", pod: undefined, group: endpoint } : { kind: "addresses", block: endpoint },
    ];
  }
  const node: Side = { kind: "node", pod: endpoint };
  const isOnHost = endpoint.spec.key("hostNetwork").is(true);
  if (isOnHost === true) return [node];
  const group = groupOf(endpoint);
  if (group === undefined) return UNKNOWN;
  const pod: Side = { kind: "pod", pod: endpoint, group };
  return isOnHost === false ? [pod] : [pod, node];
}

/** Whether a LabelSelector of namespaces selects one by its key. */
export function selectsNamespace(cluster: Cluster, selector: Field, namespace: string | Unknown): Truth {
  return selectorSelects(selector, labelsOfNamespace(cluster, namespace));
}

/**
 * Whether a block of addresses, less some others, covers an end. Addresses of pods and nodes are not known before
 * deployment, and network plugins differ in whether a block means pods at all.
 */
export function coversSide(cidr: Field, excepts: readonly Field[], side: Side): Truth {
  const block = blockOf(cidr);
  if (block === undefined) return UNKNOWN;
  if (side.kind !== "addresses") return mayHoldPods(block) ? UNKNOWN : false;
  const without = excepts.map(blockOf);
  return side.block === "outside" ? coversOutside(block, without) : coversBlock(block, without, side.block);
}

function blockOf(field: Field): Cidr | undefined {
  const text = field.string();
  return typeof text === "string" ? parseCidr(text) : undefined;
}

function coversBlock(block: Cidr, without: readonly (Cidr | undefined)[], asked: Cidr): Truth {
  if (!overlaps(block, asked)) return false;
  if (without.some((except) => except !== undefined && contains(except, asked))) return false;
  const isWhole = contains(block, asked);
  const meets = anyOf(without.map((except) => (except === undefined ? UNKNOWN : overlaps(except, asked))));
  return isWhole && not(meets) === true ? true : UNKNOWN;
}

/** Everyone outside is covered by all addresses of a family less private ones; other blocks cover some. */
function coversOutside(block: Cidr, without: readonly (Cidr | undefined)[]): Truth {
  if (without.some((except) => except !== undefined && contains(except, block))) return false;
  const everything = parseCidr(block.family === 4 ? "0.0.0.0/0" : "::/0");
  if (everything === undefined || !contains(block, everything)) return UNKNOWN;
  return without.every((except) => except !== undefined && isPrivate(except)) ? true : UNKNOWN;
}
