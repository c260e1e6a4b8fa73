import { SECRET_SIGNATURE, SIGNATURE } from "../program/snapshot";

const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

/**
 * Throws for a map with a signature that the SDK (1.21) refuses to decode; what it makes of the others is of no interest
 * to policies, which take assets and archives as unknown.
 */
export function assertDecodable(map: Readonly<Record<string, unknown>>): void {
  if (!isDecodable(map)) throw new Error("a value that the SDK does not decode");
}

function isDecodable(map: Readonly<Record<string, unknown>>): boolean {
  const signature = map[SIGNATURE];
  if (signature === SECRET_SIGNATURE) return map["value"] !== undefined;
  if (signature === ASSET) return Boolean(map["path"] || map["text"] || map["uri"]);
  if (signature === ARCHIVE) return isArchive(map);
  // The SDK takes an empty signature for none.
  return !signature;
}

function isArchive({ assets, path, uri }: Readonly<Record<string, unknown>>): boolean {
  if (!assets) return Boolean(path || uri);
  return typeof assets === "object" && Object.values(assets).every(isFile);
}

function isFile(value: unknown): boolean {
  const signature = typeof value === "object" && value !== null && SIGNATURE in value && value[SIGNATURE];
  return signature === ASSET || signature === ARCHIVE;
}
