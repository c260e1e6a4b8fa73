import { joinPath } from "../kubernetes/field";
import { UNKNOWN, type Value, type ValueMap } from "../kubernetes/value";

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

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Deeper than any Kubernetes object; data that nests deeper, or in a circle, is unknown from there. */
const DEEPEST = 200;

/**
 * Copies properties in wire form, or as the SDK decoded them, into plain data.
 *
 * Unknown sentinels and masked secrets become `UNKNOWN`; secrets are unwrapped and their paths remembered;
 * the engine's own top-level keys (`__defaults` and the like) are left out.
 */
export function snapshotOf(raw: Readonly<Record<string, unknown>>): Snapshot {
  const secrets: string[] = [];
  const properties: Record<string, Value> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (!name.startsWith("__") && value !== undefined)
      properties[name] = plain(value, joinPath("", name), secrets, 0);
  }
  return { properties, secrets };
}

function plain(value: unknown, path: string, secrets: string[], depth: number): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === "string")
    return UNKNOWN_SENTINELS.has(value) || value === MASKED_SECRET ? UNKNOWN : value;
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value !== "object" || depth > DEEPEST) return UNKNOWN;
  if (Array.isArray(value))
    return value.map((each, index) => plain(each, joinPath(path, index), secrets, depth + 1));
  const wrapped = unwrapped(value as Record<string, unknown>);
  if (wrapped !== undefined) {
    if (wrapped.isSecret) secrets.push(path);
    return wrapped.isKnown ? plain(wrapped.value, path, secrets, depth + 1) : UNKNOWN;
  }
  return plainMap(value as Record<string, unknown>, path, secrets, depth);
}

function plainMap(value: Record<string, unknown>, path: string, secrets: string[], depth: number): Value {
  // Assets and archives: files that no Kubernetes object holds inline.
  if (SIGNATURE in value || "__pulumiAsset" in value || "__pulumiArchive" in value) return UNKNOWN;
  const map: Record<string, Value> = {};
  for (const [name, each] of Object.entries(value)) {
    if (each !== undefined) map[name] = plain(each, joinPath(path, name), secrets, depth + 1);
  }
  return map;
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
  if (value.constructor?.name === "Secret" && "value" in value)
    return { value: value["value"], isSecret: true, isKnown: true };
  return undefined;
}
