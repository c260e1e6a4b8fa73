import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { type Declaration, type DeclaredResource, declaredBy } from "../model/declared-resource";
import { targetOf } from "../program/clusters";
import { type Snapshot, snapshotOf } from "../program/snapshot";
import { wireOf } from "./decode-once";

/** A resource of the program: what it declares, and the objects in it that policies judge. */
export interface Resource {
  readonly declaration: Declaration;
  readonly objects: readonly DeclaredResource[];
}

type Args = Pick<ResourceValidationArgs, "urn" | "type" | "props" | "provider">;

const snapshots = new WeakMap<object, Snapshot>();
const resources = new WeakMap<object, Resource>();
const remembered = new Map<string, Declaration>();

/** The resource of a request, read once for all policies, and its inputs remembered for the stack policies. */
export function resourceOf(args: Args): Resource {
  const key = rawOf(args.props);
  const known = resources.get(key);
  if (known !== undefined) return known;
  const declaration = declarationOf(args);
  const resource = { declaration, objects: declaredBy(declaration) };
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
    ...targetOf(provider?.urn ?? "", settings),
  };
}

/** A resource of the stack, from its remembered inputs, else from its outputs. */
export function stackDeclaration(resource: PolicyResource): Declaration {
  const inputs = remembered.get(resource.urn) ?? declarationOf(resource);
  const dependencies = Object.entries(resource.propertyDependencies).map(([name, from]) => [
    name,
    from.map(({ urn }) => urn),
  ]);
  return {
    ...inputs,
    dependencies: Object.fromEntries(dependencies),
    ...(resource.parent && { parent: resource.parent.urn }),
  };
}

/** The raw object behind the SDK's proxies: the same one for every policy when properties are decoded once. */
export function rawOf(props: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const target = props["__getSpecialProxyTarget"];
  return typeof target === "object" && target !== null ? rawOf(target as Record<string, unknown>) : props;
}

function snapshotOfProps(props: Readonly<Record<string, unknown>>): Snapshot {
  const raw = rawOf(props);
  const wire = wireOf(raw);
  // Without the wire form nobody can tell secrets apart, so every value counts as one in messages; and the raw
  // object may be one that a repair has just changed, so nothing is remembered of it.
  if (wire === undefined) return { ...snapshotOf(raw), secrets: [""] };
  let snapshot = snapshots.get(raw);
  if (snapshot === undefined) {
    snapshot = snapshotOf(wire);
    snapshots.set(raw, snapshot);
  }
  return snapshot;
}
