import { joinPath } from "../model/field";
import { UNKNOWN, type Value, type ValueMap } from "../model/value";

/** A resource's properties as plain data, with the paths of its secrets. */
export interface Snapshot {
  readonly properties: ValueMap;
  /** Paths whose values are secret, each with everything below it; the empty path is the whole resource. */
  readonly secrets: readonly string[];
}

/** The sentinel strings by which the engine's wire format says "unknown", one for each type it may have. */
const UNKNOWN_SENTINELS = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);
/** What `pulumi policy analyze` and `pulumi stack export` leave of a secret that they cannot decrypt, whatever its type. */
const MASKED_SECRET = "[secret]";

/** The key by which a map in wire form says that it stands for something else, and what it says of a secret. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Deeper than any Kubernetes object; what nests deeper is unknown from there. */
const DEEPEST = 100;

/**
 * Copies properties in wire form, or as the SDK decoded them, into plain data.
 *
 * Unknown sentinels and masked secrets become `UNKNOWN`, as does data that contains itself; secrets are unwrapped
 * and their paths remembered; the engine's own top-level keys (`__defaults` and the like) are left out.
 */
export function snapshotOf(raw: Readonly<Record<string, unknown>>): Snapshot {
  const copy: Copy = { steps: [], secrets: [], ancestors: new Set() };
  const properties: Record<string, Value> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (!name.startsWith("__") && value !== undefined) properties[name] = below(copy, name, value);
  }
  return { properties, secrets: copy.secrets };
}

/** Where a copy is in the tree, and what it found on the way. */
interface Copy {
  readonly steps: (string | number)[];
  readonly secrets: string[];
  readonly ancestors: Set<object>;
}

function below(copy: Copy, step: string | number, value: unknown): Value {
  copy.steps.push(step);
  const copied = plain(copy, value);
  copy.steps.pop();
  return copied;
}

function plain(copy: Copy, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return isKnownText(value) ? value : UNKNOWN;
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value !== "object" || copy.ancestors.has(value) || copy.steps.length > DEEPEST) return UNKNOWN;
  copy.ancestors.add(value);
  const copied = Array.isArray(value)
    ? value.map((each, index) => below(copy, index, each))
    : plainMap(copy, value as Record<string, unknown>);
  copy.ancestors.delete(value);
  return copied;
}

function plainMap(copy: Copy, value: Record<string, unknown>): Value {
  const wrapped = unwrapped(value);
  if (wrapped !== undefined) {
    if (wrapped.isSecret) copy.secrets.push(copy.steps.reduce<string>(joinPath, ""));
    return wrapped.isKnown ? plain(copy, wrapped.value) : UNKNOWN;
  }
  // Assets and archives: files that no Kubernetes object holds inline.
  if (SIGNATURE in value || "__pulumiAsset" in value || "__pulumiArchive" in value) return UNKNOWN;
  // Entries, because to assign `__proto__` would not make a key of it.
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([name, each]) => [name, below(copy, name, each)]));
}

function isKnownText(text: string): boolean {
  return text !== MASKED_SECRET && !UNKNOWN_SENTINELS.has(text);
}

/** Whether it is the SDK's own wrapper of a secret, and no map of the program with a key `constructor`. */
function isSecretOfSdk(value: Record<string, unknown>): boolean {
  const made: { readonly constructor?: { readonly name?: unknown } } | null = Object.getPrototypeOf(value);
  return made?.constructor?.name === "Secret" && "value" in value;
}

interface Wrapped {
  readonly value: unknown;
  readonly isSecret: boolean;
  readonly isKnown: boolean;
}

/** What is inside a secret or output, in wire form or as the SDK's remediation holds it. */
function unwrapped(value: Record<string, unknown>): Wrapped | undefined {
  if (value[SIGNATURE] === SECRET_SIGNATURE)
    return { value: value["value"] ?? value["plaintext"], isSecret: true, isKnown: true };
  if (value[SIGNATURE] === OUTPUT_SIGNATURE) {
    return { value: value["value"], isSecret: value["secret"] === true, isKnown: "value" in value };
  }
  if (isSecretOfSdk(value)) return { value: value["value"], isSecret: true, isKnown: true };
  return undefined;
}
