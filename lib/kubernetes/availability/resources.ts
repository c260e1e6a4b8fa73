import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { parseQuantity } from "../../model/quantity";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Container } from "../pods/container";
import type { Pod } from "../pods/pod";

type ResourceList = "requests" | "limits";

/** A resource that a container may ask for, or be limited to: the list and the name of the resource. */
export type Demand = readonly [list: ResourceList, name: string];

/** The quantity that a field holds: `undefined` where absent, not a number where it is no quantity at all. */
function quantityAt(field: Field): number | undefined | Unknown {
  const { value } = field;
  if (field.isAbsent) return undefined;
  if (typeof value !== "string" && typeof value !== "number") return UNKNOWN;
  return parseQuantity(value) ?? Number.NaN;
}

/** Less than a thousandth of a core, or than one byte, is no amount: most such texts meant `M` and say `m`. */
const LEAST: Readonly<Record<string, number>> = { cpu: 0.001 };

/**
 * Whether a field holds an amount of the resource that is its name. Zero, which the kubelet reads as no limit, is
 * none, nor is what no quantity is.
 */
export function isAmount(field: Field): Truth {
  const quantity = quantityAt(field);
  const least = lookup(LEAST, String(field.steps.at(-1))) ?? 1;
  return quantity === UNKNOWN ? UNKNOWN : quantity !== undefined && quantity >= least;
}

/**
 * Whether the program says how much of a resource a container gets: the container itself, its pod, or a LimitRange
 * of the program in its namespace.
 *
 * Sources: "Resource Management for Pods and Containers" and "Limit Ranges" in the Kubernetes documentation.
 */
function hasAmount(cluster: Cluster, container: Container, [list, name]: Demand): Truth {
  const ofPod = container.pod.at("resources");
  // Pods as a whole have no limit of ephemeral storage.
  const lists = name === "ephemeral-storage" ? [] : standIns(list);
  return anyOf([ofContainer(cluster, container, list, name), ...lists.map((each) => at(ofPod, each, name))]);
}

/** One amount that a container should have, at the place of its own field, and whether nothing says it. */
export interface Amount {
  readonly container: Container;
  readonly field: Field;
  readonly isMissing: Truth;
}

/** The amounts of these resources that the containers of a pod have, those for debugging left out. */
export function amountsIn(cluster: Cluster, pod: Pod, ...demands: readonly Demand[]): Amount[] {
  return declared(pod).flatMap((container) =>
    demands.map((demand) => ({
      container,
      field: container.at(`resources.${demand[0]}`).key(demand[1]),
      isMissing: not(hasAmount(cluster, container, demand)),
    })),
  );
}

/**
 * Whether what a pod writes to the disk of its node is limited: the limits of its containers add up to one of the
 * pod, which counts logs and emptyDir volumes too.
 *
 * Source: "Local ephemeral storage" in the Kubernetes documentation.
 */
export function limitsDisk(cluster: Cluster, pod: Pod): Truth {
  return anyOf(
    declared(pod).map((container) => hasAmount(cluster, container, ["limits", "ephemeral-storage"])),
  );
}

/** Whether the memory of every container is limited, and so what they write to volumes in memory. */
export function limitsMemory(cluster: Cluster, pod: Pod): Truth {
  return allOf(declared(pod).map((container) => hasAmount(cluster, container, ["limits", "memory"])));
}

/** Containers that are added to a running pod for debugging can set no resources. */
function declared({ containers }: Pod): readonly Container[] {
  return containers.filter(({ kind }) => kind !== "ephemeral container");
}

/** A limit stands for a request that is not set. */
function standIns(list: ResourceList): readonly ResourceList[] {
  return list === "requests" ? ["requests", "limits"] : ["limits"];
}

function at(resources: Field, list: ResourceList, name: string): Truth {
  return isAmount(resources.key(list).key(name));
}

/** What the container sets counts, zero too; else its limit stands for its request, else a default does. */
function ofContainer(cluster: Cluster, container: Container, list: ResourceList, name: string): Truth {
  const set = standIns(list).find((each) => !container.at(`resources.${each}`).key(name).isAbsent);
  return set === undefined
    ? isDefaulted(cluster, container.pod.object, list, name)
    : at(container.at("resources"), set, name);
}

/** Fields of a LimitRange that become the request or limit of containers that say nothing. */
const DEFAULTS = {
  requests: ["defaultRequest", "default", "max", "min"],
  limits: ["default", "max"],
} as const satisfies Record<ResourceList, readonly string[]>;

function isDefaulted(cluster: Cluster, object: DeclaredResource, list: ResourceList, name: string): Truth {
  const gives = (range: DeclaredResource) =>
    anyOf(
      range
        .at("spec.limits")
        .items()
        .map((limits) => givesDefault(limits, list, name)),
    );
  const key = cluster.namespaceOf(object);
  const { certain, possible } =
    key === UNKNOWN
      ? { certain: [], possible: cluster.of("LimitRange") }
      : cluster.inNamespace("LimitRange", key);
  const hidden = cluster.notSeen.some(({ kind }) => kind === "LimitRange") ? UNKNOWN : false;
  const perhaps = anyOf([...possible.map(gives), hidden]) === false ? false : UNKNOWN;
  return anyOf([...certain.map(gives), perhaps]);
}

function givesDefault(limits: Field, list: ResourceList, name: string): Truth {
  const amounts = DEFAULTS[list].map((from) => isAmount(limits.key(from).key(name)));
  return allOf([limits.key("type").is("Container"), anyOf(amounts)]);
}
