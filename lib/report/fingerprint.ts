import { createHash } from "node:crypto";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import type { Issue } from "../model/issue";
import { isList, isMap, type Value } from "../model/value";

/**
 * What identifies an issue from one run to the next: policy, resource, place, demand and verdict. It survives moved lines,
 * renamed variables, other stacks and a new order of lists; two issues that nothing tells apart have the same one.
 */
export function fingerprintOf(policy: string, { verdict, field, demand, detail }: Issue): string {
  const isElement = typeof field.steps.at(-1) === "number";
  return digest([
    policy,
    verdict,
    identityOf(field.owner),
    stablePath(field),
    demand,
    isElement ? (detail ?? "") : "",
  ]);
}

/** One fingerprint for many texts. */
export function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

/** Fingerprints in which those that come again have an ordinal: the second `abc` is `abc-2`. */
export function numbered(): (fingerprint: string) => string {
  const seen = new Map<string, number>();
  return (fingerprint) => {
    const times = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, times);
    return times === 1 ? fingerprint : `${fingerprint}-${times}`;
  };
}

/** The URN without its stack and without a suffix that was drawn by chance; group, kind, namespace and name of a manifest. */
function identityOf({ declaration: { urn }, type, metadata, nameOrAlias }: DeclaredResource): string {
  if (urn !== null) return urnIdentity(urn);
  const namespace = metadata.key("namespace").string();
  return JSON.stringify([type, typeof namespace === "string" ? namespace : "", nameOrAlias]);
}

/** What of a URN is the same in each stack and at each run. */
export function urnIdentity(urn: string): string {
  return urn.replace(/^urn:pulumi:[^:]*::/, "").replace(/-(?=[0-9a-f]*\d)[0-9a-f]{7,}$/, "");
}

/** The path with the name of an element, where it has one, in place of its index. */
function stablePath(field: Field): string {
  let value: Value | undefined = field.owner.declaration.properties;
  const steps = field.steps.map((step) => {
    value = below(value, step);
    return typeof step === "number" ? `[${nameOf(value)}]` : step;
  });
  return JSON.stringify(steps);
}

function below(value: Value | undefined, step: string | number): Value | undefined {
  if (isMap(value) && Object.hasOwn(value, step)) return value[step];
  return isList(value) && typeof step === "number" ? value[step] : undefined;
}

/** The fields by which Kubernetes merges lists of maps, and so tells their elements apart. */
const MERGE_KEYS = ["name", "mountPath", "containerPort", "devicePath", "key", "ip", "topologyKey", "host"];

function nameOf(element: Value | undefined): string {
  if (!isMap(element)) return "";
  const { metadata } = element;
  const named = isMap(metadata) ? metadata["name"] : undefined;
  const names = [named, ...MERGE_KEYS.map((key) => element[key])];
  const name = names.find((each) => typeof each === "string" || typeof each === "number");
  return name === undefined ? "" : String(name);
}
