import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { type Declaration, type DeclaredResource, declaredBy } from "../model/declared-resource";
import { targetOf } from "../program/clusters";
import { type Snapshot, snapshotOf } from "../program/snapshot";
import { wireOf } from "./decode-once";
import type { SentResource } from "./request";

type Args = Pick<ResourceValidationArgs, "urn" | "type" | "props" | "provider">;

const snapshots = new WeakMap<object, Snapshot>();
const objects = new WeakMap<object, readonly DeclaredResource[]>();
/** The inputs of the resources that were analyzed, by URN: stack policies get outputs, which may be empty at preview. */
const remembered = new Map<string, Declaration>();

/** The objects that policies judge in a resource of the SDK's, read once for all of them; its inputs are remembered. */
export function objectsOfArgs(args: Args): readonly DeclaredResource[] {
  const key = rawOf(args.props);
  let known = objects.get(key);
  if (known === undefined) {
    known = declaredBy(remember(declarationOf(args)));
    objects.set(key, known);
  }
  return known;
}

/** The objects that policies judge in a resource of a request; its inputs are remembered as well. */
export function objectsOfSent(resource: SentResource): readonly DeclaredResource[] {
  return declaredBy(remember(sentDeclaration(resource)));
}

function remember(declaration: Declaration): Declaration {
  if (declaration.urn !== null) remembered.set(declaration.urn, declaration);
  return declaration;
}

/** What a resource of the SDK's declares: its properties, and the cluster it goes to. */
export function declarationOf({ urn, type, props, provider }: Args): Declaration {
  const settings = provider === undefined ? {} : snapshotOfProps(provider.props).properties;
  return { urn, type, ...snapshotOfProps(props), ...targetOf(provider?.urn ?? "", settings) };
}

function sentDeclaration({ urn, type, provider, properties }: SentResource): Declaration {
  const settings = provider === undefined ? {} : snapshotOf(provider.properties()).properties;
  return { urn, type, ...snapshotOf(properties()), ...targetOf(provider?.urn ?? "", settings) };
}

/** A resource of the SDK's in a stack: what it declares, from its remembered inputs, else from its outputs. */
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

/** The same for a resource of a request, of whose relations those count that the stack holds as well. */
export function sentStackDeclaration(resource: SentResource, urns: ReadonlySet<string>): Declaration {
  const inputs = remembered.get(resource.urn) ?? sentDeclaration(resource);
  const dependencies = [...resource.propertyDependencies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, from]) => [name, from.filter((urn) => urns.has(urn))]);
  return {
    ...inputs,
    dependencies: Object.fromEntries(dependencies),
    ...(urns.has(resource.parent) && { parent: resource.parent }),
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
