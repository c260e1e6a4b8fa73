import { Cluster } from "../../../lib/kubernetes/cluster";
import { type Exposure, exposuresOf } from "../../../lib/kubernetes/network/exposure";
import type { Pod } from "../../../lib/kubernetes/pods/pod";
import { type Declaration, objectsOf } from "../../../lib/model/declared-resource";
import { UNKNOWN, type Unknown, type Value, type ValueMap } from "../../../lib/model/value";
import { deployment, type Manifest, object, setAt, type Tweaks } from "../../support/builders";
import { placesOf as stepsIn } from "../../support/places";

/** The cluster of a program that declares these objects, and Patches of objects. */
export function clusterOf(manifests: readonly Manifest[], patches: readonly Manifest[] = []): Cluster {
  const whole = manifests.map((properties): Declaration => ({ urn: null, type: "", properties }));
  const partial = patches.map((properties): Declaration => {
    const group = properties.apiVersion.includes("/")
      ? properties.apiVersion
      : `core/${properties.apiVersion}`;
    return { urn: null, type: `kubernetes:${group}:${properties.kind}Patch`, properties };
  });
  return new Cluster("", [...whole, ...partial].flatMap(objectsOf));
}

/** A workload whose pods carry these labels, in a namespace: `workload("shop/web", { app: "web" })`. */
export function workload(name: string, labels?: Value, spec: ValueMap = {}): Manifest {
  const tweaks: Tweaks = labels === undefined ? {} : { "spec.template.metadata.labels": labels };
  return deployment(name, spec, tweaks);
}

/** The pod of the object with this name. */
export function podNamed(cluster: Cluster, name: string): Pod {
  const pod = cluster.pods.find(({ object }) => object.name === name);
  if (pod === undefined) throw new Error(`no pod "${name}"`);
  return pod;
}

/** A place in a program: an object by its position, and the steps to a value in it. */
type Place = readonly [index: number, steps: readonly (string | number)[]];

/** The program with an unknown in each place in turn, but for what tells of which kind an object is. */
export function* poisonings(manifests: readonly Manifest[]): Generator<[place: string, Manifest[]]> {
  for (const place of placesOf(manifests)) yield [nameOf(place), withValueAt(manifests, place, UNKNOWN)];
}

/** The program with an unknown, or another value, in one place: the one that a number falls on. */
export function poisoned(
  manifests: readonly Manifest[],
  seed: number,
  by: Value = UNKNOWN,
): [place: string, Manifest[]] {
  const places = placesOf(manifests);
  const place = places[seed % places.length];
  return place === undefined ? ["", [...manifests]] : [nameOf(place), withValueAt(manifests, place, by)];
}

function placesOf(manifests: readonly Manifest[]): Place[] {
  return manifests.flatMap((manifest, index) => stepsIn(manifest).map((steps): Place => [index, steps]));
}

function nameOf([index, steps]: Place): string {
  return `${index}: ${steps.join(".")}`;
}

function withValueAt(manifests: readonly Manifest[], [index, steps]: Place, value: Value): Manifest[] {
  return manifests.with(index, setAt(manifests[index], steps, value) as Manifest);
}

/** `load balancer, true, internet (Service spec.type)` for each exposure, after the name of its pod. */
export function exposuresIn(manifests: readonly Manifest[]): string[] {
  return exposuresOf(clusterOf(manifests)).map(
    (exposure) => `${String(exposure.pod.object.name)}: ${told(exposure)}`,
  );
}

/** `load balancer, true, internet (Service spec.type)`. */
export function told({ by, how, verdict, reachability }: Exposure): string {
  return `${how}, ${shown(verdict)}, ${shown(reachability)} (${by.owner.kind} ${by.path})`;
}

/** A verdict or reachability as text. */
export function shown(value: boolean | string | Unknown): string {
  return value === UNKNOWN ? "unknown" : String(value);
}

/** A Service of the namespace `shop` that leads to its pods `web`. */
export function service(spec: ValueMap = {}, annotations: Value = {}): Manifest {
  return object("v1", "Service", "shop/web", {
    metadata: { annotations },
    spec: { selector: { app: "web" }, ...spec },
  });
}

/** An Ingress of the namespace `shop`. */
export function ingress(spec: ValueMap, annotations: Value = {}): Manifest {
  return object("networking.k8s.io/v1", "Ingress", "shop/front", { metadata: { annotations }, spec });
}
