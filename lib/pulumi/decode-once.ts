/**
 * Decodes the properties of a request once instead of once per policy, where the SDK's own handlers answer.
 *
 * The SDK (1.21) deserializes a request's properties again for every policy. Its servers call that function through
 * the module `@pulumi/policy/deserialize`, so replacing the export by one that remembers its result per message is
 * enough. Where the module has another shape, nothing is replaced and the SDK works as it always does.
 */

type Wire = Readonly<Record<string, unknown>>;
interface Message {
  toJavaScript(): Wire;
}
type Deserialize = (message: Message, proxySecrets: boolean) => object;

let replaced: Deserialize | undefined;
const wireByDecoded = new WeakMap<object, Wire>();

/** Replaces the SDK's decoding by one that remembers; returns whether it could. */
export function decodeOnce(): boolean {
  const sdk = deserializeModule();
  const original = sdk?.deserializeProperties;
  if (replaced !== undefined) return true;
  if (sdk === undefined || original === undefined || original.length !== 2) return false;
  const remembered = new WeakMap<Message, object>();
  const once: Deserialize = (message, proxySecrets) => {
    // Remediation edits what it gets, so it keeps a copy of its own.
    if (proxySecrets) return original(message, proxySecrets);
    const known = remembered.get(message);
    if (known !== undefined) return known;
    const wire = message.toJavaScript();
    const decoded = original({ toJavaScript: () => wire }, proxySecrets);
    remembered.set(message, decoded);
    wireByDecoded.set(decoded, wire);
    return decoded;
  };
  sdk.deserializeProperties = once;
  replaced = original;
  return sdk.deserializeProperties === once;
}

/** Gives the SDK its own decoding back. */
export function restoreDecoding(): void {
  const sdk = deserializeModule();
  if (sdk !== undefined && replaced !== undefined) sdk.deserializeProperties = replaced;
  replaced = undefined;
}

/** The wire form, which still tells secrets apart, of properties that were decoded once. */
export function wireOf(decoded: object): Wire | undefined {
  return wireByDecoded.get(decoded);
}

function deserializeModule(): { deserializeProperties?: Deserialize } | undefined {
  try {
    return require("@pulumi/policy/deserialize");
  } catch {
    return undefined;
  }
}
