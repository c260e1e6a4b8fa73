import type { DeclaredResource } from "./declared-resource";
import { UNKNOWN } from "./value";

/** The size of what an object holds, as far as it is known. */
export interface Size {
  readonly bytes: number;
  /** Whether every value is known. */
  readonly isWhole: boolean;
}

/** The bytes of all values of a ConfigMap or a Secret, as etcd stores them: those in base64 count as decoded. */
export function sizeOf(object: DeclaredResource): Size {
  let bytes = 0;
  let isWhole = true;
  for (const [list, perByte] of Object.entries({
    data: object.kind === "Secret" ? 4 / 3 : 1,
    stringData: 1,
    binaryData: 4 / 3,
  })) {
    for (const [, value] of object.root.key(list).entries()) {
      const text = value.string();
      if (text === UNKNOWN) isWhole = false;
      else bytes += Math.floor(Buffer.byteLength(text ?? "") / perByte);
    }
  }
  return { bytes, isWhole };
}
