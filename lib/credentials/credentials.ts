/** Finds credentials in text: by their form, or by a name that says so and a value that may be one. */

import { assignmentsIn } from "./assignments";
import { decodeBase64, formatIn } from "./formats";
import { mentionsCredentials, type NameStrength, strengthOf } from "./names";
import { isHarmless, isObjectName, looksRandom } from "./values";

export { decodeBase64 } from "./formats";
export { isPublicName, strengthOf } from "./names";

export interface Credential {
  /** What it is, with its article: `a private key`. */
  readonly kind: string;
}

/** The largest part of a text that is read: more than any object of Kubernetes may hold. */
const LONGEST = 2_000_000;

/** What names say of their values; `strengthOf`, where nobody knows better. */
export type Naming = (name: string) => NameStrength | undefined;

/** The first credential in a text of any kind: a value, a file of settings, a command line. */
export function credentialIn(text: string, naming: Naming = strengthOf): Credential | undefined {
  const part = text.slice(0, LONGEST);
  const kind = kindIn(part, naming) ?? kindInEncoded(part, naming);
  return kind === undefined ? undefined : { kind };
}

/** The credential that a value is under its name, or holds. */
export function credentialUnder(
  name: string,
  value: string,
  naming: Naming = strengthOf,
): Credential | undefined {
  const kind = kindByName(naming(name), value);
  return credentialIn(value, naming) ?? (kind === undefined ? undefined : { kind });
}

/** Whether a name says that its value is a credential. */
export function isCredentialName(name: string): boolean {
  return strengthOf(name) !== undefined;
}

/** Whether a value would be a credential if its name said so. */
export function isPlausible(value: string): boolean {
  return kindByName("password", value) !== undefined;
}

function kindIn(text: string, naming: Naming): string | undefined {
  const kind = formatIn(text);
  if (kind !== undefined) return kind;
  if (naming === strengthOf && !mentionsCredentials(text)) return undefined;
  for (const { name, value } of assignmentsIn(text)) {
    const named = kindByName(naming(name), value);
    if (named !== undefined) return named;
  }
  return undefined;
}

/** Keys and whole files of settings travel as base64, on their own or within other text. */
function kindInEncoded(text: string, naming: Naming): string | undefined {
  for (const [encoded] of text.matchAll(/LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,20000}={0,2}/g)) {
    const kind = formatIn(decodeBase64(encoded) ?? "");
    if (kind !== undefined) return kind;
  }
  const whole = text.trim();
  const decoded = whole.length < 32 ? undefined : decodeBase64(whole);
  return decoded === undefined ? undefined : kindIn(decoded, naming);
}

function kindByName(strength: NameStrength | undefined, value: string): string | undefined {
  const text = value.trim();
  if (strength === undefined || isHarmless(text)) return undefined;
  if (strength === "likely") return looksRandom(text) ? "a secret value" : undefined;
  if (strength === "secret" && isObjectName(text)) return undefined;
  if (text.length > 500 || text.includes("\n")) return undefined;
  return /^-?\d{1,5}$/.test(text) ? undefined : "a password";
}
