import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** The size of messages that Pulumi allows; the library's own limit is four megabytes. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;
export const MESSAGE_SIZE = {
  "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
  "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
};

/** Properties in wire form. */
export type Wire = Record<string, unknown>;

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
/** The sentinel by which the wire form says "unknown". */
export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The properties of a message, as the engine hands them on: outputs and references to resources become plain values. */
export function flattened(struct: Struct | undefined): Wire {
  return struct === undefined ? {} : (flat(struct.toJavaScript()) as Wire);
}

/** Whether any value in the properties is unknown. */
export function hasUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === UNKNOWN_TEXT;
  return Object.values(value).some(hasUnknown);
}

/** The properties without the engine's own (`__provider` and the like), at any depth: packs do not get them. */
export function withoutInternal(properties: Wire): Wire {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => !name.startsWith("__"))
      .map(([name, value]) => [name, withoutInternalBelow(value)]),
  );
}

function withoutInternalBelow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutInternalBelow);
  return typeof value === "object" && value !== null ? withoutInternal(value as Wire) : value;
}

/** What is inside a secret; any other value as it is. */
export function unwrapped(value: unknown): unknown {
  return isSecret(value) ? value["value"] : value;
}

/** A value as a secret. */
export function secretOf(value: unknown): Wire {
  return isSecret(value) ? value : { [SIGNATURE]: SECRET, value };
}

/** True for a secret's wrapper. */
export function isSecret(value: unknown): value is Wire {
  return typeof value === "object" && value !== null && (value as Wire)[SIGNATURE] === SECRET;
}

/** A message with these properties. */
export function structOf(properties: Wire): Struct {
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}

function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat);
  // Text that was put together from an unknown is unknown, and so is what was calculated from one.
  if (typeof value === "string" && value.includes(UNKNOWN_TEXT)) return UNKNOWN_TEXT;
  if (Number.isNaN(value)) return UNKNOWN_TEXT;
  if (typeof value !== "object" || value === null) return value;
  const map = value as Wire;
  if (map[SIGNATURE] === OUTPUT) return flatOutput(map);
  if (map[SIGNATURE] === REFERENCE) return map["id"] === undefined ? map["urn"] : map["id"] || UNKNOWN_TEXT;
  return Object.fromEntries(Object.entries(map).map(([name, each]) => [name, flat(each)]));
}

function flatOutput(output: Wire): unknown {
  const value = "value" in output ? flat(output["value"]) : UNKNOWN_TEXT;
  return output["secret"] === true ? { [SIGNATURE]: SECRET, value } : value;
}

/**
 * The empty message of a method. It must be of the very class that the service's module loaded, which another copy
 * of the protocol library does not have.
 */
export function emptyMessage(method: object, role: "requestType" | "responseType"): object {
  return new (method as Record<typeof role, new () => object>)[role]();
}
