import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { type Declaration, type KubernetesObject, objectsOf } from "../kubernetes/object";
import { UNKNOWN, type Unknown, type ValueMap } from "../kubernetes/value";
import { wireOf } from "./decode-once";
import { type Snapshot, snapshotOf } from "./snapshot";

/** A resource of the program: what it declares, and the Kubernetes objects in it. */
export interface Resource {
  readonly declaration: Declaration;
  readonly objects: readonly KubernetesObject[];
}

type Args = Pick<ResourceValidationArgs, "urn" | "type" | "props" | "provider">;

const snapshots = new WeakMap<object, Snapshot>();
const resources = new WeakMap<object, Resource>();
const remembered = new Map<string, Declaration>();

/** The resource of a request, read once for all policies, and its inputs remembered for the stack policies. */
export function resourceOf(args: Args): Resource {
  const key = targetOf(args.props);
  const known = resources.get(key);
  if (known !== undefined) return known;
  const declaration = declarationOf(args);
  const resource = { declaration, objects: objectsOf(declaration) };
  resources.set(key, resource);
  remembered.set(args.urn, declaration);
  return resource;
}

/** What a resource declares: its properties, and the cluster it goes to. */
export function declarationOf({ urn, type, props, provider }: Args): Declaration {
  const { properties, secrets } = snapshotOfProps(props);
  const settings = provider === undefined ? {} : snapshotOfProps(provider.props).properties;
  return {
    urn,
    type,
    properties,
    secrets,
    cluster: clusterOf(provider?.urn ?? "", settings),
    ...namespaceOf(settings),
  };
}

/** The inputs that were remembered of a resource when it was analyzed. */
export function rememberedInputs(urn: string): Declaration | undefined {
  return remembered.get(urn);
}

/** A resource of the stack, from its remembered inputs, else from its outputs. */
export function stackDeclaration(resource: PolicyResource): Declaration {
  const inputs = rememberedInputs(resource.urn) ?? declarationOf(resource);
  const dependencies = Object.entries(resource.propertyDependencies).map(([name, from]) => [
    name,
    from.map(({ urn }) => urn),
  ]);
  return { ...inputs, dependencies: Object.fromEntries(dependencies) };
}

/** The raw object behind the SDK's proxy: the same one for every policy when properties are decoded once. */
export function targetOf(props: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const target = props["__getSpecialProxyTarget"];
  return (typeof target === "object" && target !== null ? target : props) as Record<string, unknown>;
}

function snapshotOfProps(props: Readonly<Record<string, unknown>>): Snapshot {
  const target = targetOf(props);
  let snapshot = snapshots.get(target);
  if (snapshot === undefined) {
    const wire = wireOf(target);
    // Without the wire form nobody can tell secrets apart: then every value counts as one in messages.
    snapshot = wire === undefined ? { ...snapshotOf(target), secrets: [""] } : snapshotOf(wire);
    snapshots.set(target, snapshot);
  }
  return snapshot;
}

/** Providers with equal known settings reach one cluster; without settings it is the ambient one. */
function clusterOf(urn: string, settings: ValueMap): string {
  const target = [settings["kubeconfig"], settings["context"], settings["cluster"]];
  if (target.includes(UNKNOWN)) return urn;
  return target.every((setting) => setting === undefined) ? "" : JSON.stringify(target);
}

function namespaceOf({ namespace }: ValueMap): { defaultNamespace?: string | Unknown } {
  if (namespace === UNKNOWN) return { defaultNamespace: UNKNOWN };
  return typeof namespace === "string" && namespace !== "" ? { defaultNamespace: namespace } : {};
}
