import type { Field } from "../../model/field";
import { type Truth, UNKNOWN, type Unknown, type Value } from "../../model/value";
import type { Pod } from "./pod";

/** What a pod asks of the node that it runs on. */
export interface NodeDemands {
  /** The same for pods with the same demands. */
  readonly key: string;
  /** `its node`, or `a node with disk=ssd`: how messages call it. */
  readonly shown: string;
  /** The node that it names; empty for none. */
  readonly nodeName: string | Unknown;
  readonly selector: ReadonlyMap<string | Unknown, string | Unknown>;
  /** The node affinity that it requires, as text; empty for none. */
  readonly affinity: string;
  readonly tolerations: readonly string[];
  readonly toleratesAll: boolean;
  /** Whether all of this is known. */
  readonly isKnown: boolean;
}

const demandsByPod = new WeakMap<Pod, NodeDemands>();

/** What a pod asks of its node: a name, labels, an affinity; and which taints it tolerates. */
export function nodeDemandsOf(pod: Pod): NodeDemands {
  let demands = demandsByPod.get(pod);
  if (demands === undefined) {
    demands = read(pod);
    demandsByPod.set(pod, demands);
  }
  return demands;
}

function read(pod: Pod): NodeDemands {
  const nodeName = pod.at("nodeName").string() ?? "";
  const entries = pod.at("nodeSelector").entries();
  const selector = new Map(
    entries.map(([label, value]): [string | Unknown, string | Unknown] => [label, value.string() ?? ""]),
  );
  const affinity = textOf(requiredAffinity(pod).value);
  const tolerations = pod
    .at("tolerations")
    .items()
    .map(({ value }) => textOf(value))
    .sort();
  const key = [
    textOf(nodeName),
    ...[...selector].map(([label, value]) => textOf([label, value])).sort(),
    affinity,
    ...tolerations,
  ].join(" ");
  return {
    key,
    shown: shownAs(nodeName, selector),
    nodeName,
    selector,
    affinity,
    tolerations,
    toleratesAll: pod.at("tolerations").items().some(isForAll),
    isKnown: !key.includes(OPEN),
  };
}

function requiredAffinity(pod: Pod): Field {
  return pod.at("affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms");
}

/** Stands for what is not known; no text of JSON holds it. */
const OPEN = "\u0000";

function textOf(value: Value | undefined): string {
  if (value === undefined || value === null || value === "") return "";
  return JSON.stringify(value, (_, each) => (each === UNKNOWN ? "~unknown" : each))
    .split('"~unknown"')
    .join(OPEN);
}

function shownAs(nodeName: NodeDemands["nodeName"], selector: NodeDemands["selector"]): string {
  if (nodeName === UNKNOWN) return "its node";
  if (nodeName !== "") return `node "${nodeName}"`;
  const labels = [...selector].flatMap(([label, value]) =>
    label === UNKNOWN || value === UNKNOWN ? [] : [value === "" ? label : `${label}=${value}`],
  );
  return labels.length === 0 ? "its node" : `a node with ${labels.join(", ")}`;
}

/** A toleration of every taint. */
function isForAll(toleration: Field): boolean {
  const { isAbsent } = toleration.key("effect");
  return isAbsent && toleration.key("key").isAbsent && toleration.key("operator").is("Exists") === true;
}

/**
 * Whether pods are on the nodes of others: those of a DaemonSet for certain, where each node that takes the others
 * takes them; never where both name different nodes, or different values of one label; else perhaps.
 *
 * Source: "DaemonSet" and "Assigning Pods to Nodes" in the Kubernetes documentation.
 */
export function isOnEveryNodeOf(pods: NodeDemands, isDaemon: boolean, others: NodeDemands): Truth {
  if (areApart(pods, others)) return false;
  return isDaemon && takesAllOf(pods, others) ? true : UNKNOWN;
}

function areApart(one: NodeDemands, other: NodeDemands): boolean {
  const haveNames = one.nodeName !== "" && other.nodeName !== "";
  if (haveNames && areDifferent(one.nodeName, other.nodeName)) return true;
  return [...one.selector].some(
    ([label, value]) => label !== UNKNOWN && areDifferent(value, other.selector.get(label) ?? value),
  );
}

function areDifferent(one: string | Unknown, other: string | Unknown): boolean {
  return one !== UNKNOWN && other !== UNKNOWN && one !== other;
}

function takesAllOf(daemons: NodeDemands, others: NodeDemands): boolean {
  if (!daemons.isKnown || !others.isKnown || daemons.nodeName !== "") return false;
  const isSelected = [...daemons.selector].every(([label, value]) => others.selector.get(label) === value);
  const isInAffinity = daemons.affinity === "" || daemons.affinity === others.affinity;
  // A pod that names its node runs there whatever taints it has.
  const isTolerated =
    daemons.toleratesAll ||
    (others.nodeName === "" && others.tolerations.every((each) => daemons.tolerations.includes(each)));
  return isSelected && isInAffinity && isTolerated;
}

const CONTROL_PLANE = ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"];

/**
 * Whether a pod runs on a node of the control plane: for certain where it selects one and tolerates its taint, perhaps
 * where it does one of both, or names its node.
 */
export function isOnControlPlane(pod: Pod): Truth {
  const { selector, nodeName, toleratesAll } = nodeDemandsOf(pod);
  const isSelected =
    CONTROL_PLANE.some((label) => selector.has(label)) || requiredAffinity(pod).items().some(asksForIt);
  const isTolerated =
    toleratesAll ||
    pod
      .at("tolerations")
      .items()
      .some((each) => each.key("key").isOneOf(CONTROL_PLANE) === true);
  if (isSelected && isTolerated) return true;
  const isOpen = nodeName !== "" || selector.has(UNKNOWN) || pod.at("tolerations").value === UNKNOWN;
  return isSelected || isTolerated || isOpen ? UNKNOWN : false;
}

function asksForIt(term: Field): boolean {
  return term
    .key("matchExpressions")
    .items()
    .some(
      (each) =>
        each.key("key").isOneOf(CONTROL_PLANE) === true &&
        each.key("operator").isOneOf(["Exists", "In"]) === true,
    );
}
