import {
  credentialIn,
  credentialUnder,
  decodeBase64,
  isPlausible,
  type Naming,
  strengthOf,
} from "../credentials/credentials";
import type { Field } from "../model/field";
import type { Issue } from "../model/issue";
import { isMap, UNKNOWN, type Unknown } from "../model/value";

/** The options of every policy that looks for credentials. */
export const CREDENTIAL_OPTIONS = {
  credentialNames: {
    type: "array",
    default: [],
    description:
      "Further names whose values are credentials, such as `*_LICENCE`; `*` stands for any characters, case does not count.",
  },
  allowedNames: {
    type: "array",
    default: [],
    description: "Names whose values are never credentials, such as `DEMO_*`.",
  },
} as const;

/** The names that an organization adds and takes out. */
export interface CredentialNames {
  readonly credentialNames: readonly string[];
  readonly allowedNames: readonly string[];
}

/**
 * Says that a value must not be a credential, by itself or by its name; the sentence gets what it is, never the value.
 *
 * A value that is not known is an open question under the name of a credential only: most outputs are addresses and
 * names, and nearly every program passes some on. One that the program marks as secret is a credential, known or not.
 */
export function credentialIssue(
  name: string | Unknown,
  value: Field,
  names: CredentialNames,
  sentence: (kind: string) => string,
): Issue | undefined {
  const naming = namingOf(names);
  if (value.isAbsent || isAllowed(name, names)) return undefined;
  if (value.owner.isSecretItself(value.path)) return value.violates(sentence("a value marked as secret"));
  if (value.value === UNKNOWN) return mayName(name, naming) ? value.undecided() : undefined;
  const text = value.string();
  if (typeof text !== "string") return undefined;
  if (name !== UNKNOWN) return issueOf(credentialUnder(name, text, naming)?.kind, value, sentence);
  const held = credentialIn(text, naming)?.kind;
  if (held !== undefined && names.allowedNames.length === 0) return issueOf(held, value, sentence);
  return held !== undefined || isPlausible(text) ? value.undecided() : undefined;
}

/** Says that no entry of a map is a credential; where its values are base64, of what they stand for too. */
export function* credentialEntries(
  map: Field,
  names: CredentialNames,
  sentence: (kind: string) => string,
  isEncoded = false,
): Generator<Issue | undefined> {
  if (!map.isAbsent && !isMap(map.value)) yield map.undecided();
  for (const [key, entry] of map.entries()) {
    if (key === UNKNOWN) continue;
    yield credentialIssue(key, isEncoded ? decoded(entry) : entry, names, sentence);
  }
}

/** Says that no word of a command is a credential, after a flag that names it or on its own. */
export function* credentialWords(
  words: readonly Field[],
  names: CredentialNames,
  sentence: (kind: string) => string,
): Generator<Issue | undefined> {
  const texts = words.map((word) => word.string() ?? "");
  const issues = words.map((word, index) => wordIssue(word, texts[index - 1], names, sentence));
  yield* issues;
  const [first] = words;
  if (first === undefined || issues.some((issue) => issue !== undefined)) return;
  const line = texts.filter((text) => text !== UNKNOWN).join(" ");
  yield issueOf(credentialIn(line, namingOf(names))?.kind, first, sentence);
}

function wordIssue(
  word: Field,
  before: string | Unknown | undefined,
  names: CredentialNames,
  sentence: (kind: string) => string,
): Issue | undefined {
  if (word.value === UNKNOWN && !word.owner.isSecretItself(word.path)) return word.undecided();
  const isFlag = typeof before === "string" && /^--?[A-Za-z][\w-]+$/.test(before);
  const isValue = isFlag && !String(word.string()).startsWith("-");
  return credentialIssue(isValue ? before : "", word, names, sentence);
}

function issueOf(
  kind: string | undefined,
  field: Field,
  sentence: (kind: string) => string,
): Issue | undefined {
  return kind === undefined ? undefined : field.violates(sentence(kind));
}

/** The same place with the text that its base64 stands for; data that is no text stays as it is. */
function decoded(field: Field): Field {
  const text = field.string();
  return typeof text === "string" ? field.withValue(decodeBase64(text) ?? text) : field;
}

function isAllowed(name: string | Unknown, { allowedNames }: CredentialNames): boolean {
  return name !== UNKNOWN && matchesAny(name, allowedNames);
}

function mayName(name: string | Unknown, naming: Naming): boolean {
  return name === UNKNOWN || naming(name) !== undefined;
}

function namingOf({ credentialNames, allowedNames }: CredentialNames): Naming {
  if (credentialNames.length + allowedNames.length === 0) return strengthOf;
  return (name) => {
    if (matchesAny(name, allowedNames)) return undefined;
    return matchesAny(name, credentialNames) ? "password" : strengthOf(name);
  };
}

function matchesAny(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join(".*")}$`, "i").test(name);
  });
}
