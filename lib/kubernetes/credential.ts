import {
  credentialIn,
  credentialUnder,
  decodeBase64,
  isPlausible,
  isPublicName,
  type Naming,
  strengthOf,
} from "../credentials/credentials";
import type { Field } from "../model/field";
import { type Issue, weighed } from "../model/issue";
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
  if (value.string() === UNKNOWN) return mayName(name, naming) ? value.undecided() : undefined;
  const text = value.string();
  if (typeof text !== "string") return undefined;
  if (name !== UNKNOWN) return issueOf(credentialUnder(name, text, naming)?.kind, value, sentence);
  const held = credentialIn(text, naming)?.kind;
  if (held !== undefined && names.allowedNames.length === 0) return issueOf(held, value, sentence);
  return held !== undefined || isPlausible(text) ? value.undecided() : undefined;
}

/**
 * Says that a value in a Secret must not be written out: every one there is meant to be secret, whatever its name,
 * but for those whose name or form is public. One that only its place makes secret weighs less.
 */
function secretIssue(
  name: string | Unknown,
  value: Field,
  names: CredentialNames,
  sentence: (kind: string) => string,
): Issue | undefined {
  const issue = credentialIssue(name, value, names, sentence);
  if (issue !== undefined || value.isAbsent || name === UNKNOWN) return issue;
  if (isAllowed(name, names) || isPublicName(name)) return undefined;
  const text = value.string();
  if (text === UNKNOWN) return value.undecided();
  const isLiteral = typeof text === "string" && isPlausible(text);
  return isLiteral ? weighed("low", value.violates(sentence("a value"))) : undefined;
}

/** Says that no entry of the data of a Secret is written out; where its values are base64, nor what they stand for. */
export function secretEntries(
  map: Field,
  names: CredentialNames,
  sentence: (kind: string) => string,
  isEncoded: boolean,
): Generator<Issue | undefined> {
  return entryIssues(map, isEncoded, (key, entry) => secretIssue(key, entry, names, sentence));
}

/** Says that no entry of a map is a credential; where its values are base64, of what they stand for too. */
export function credentialEntries(
  map: Field,
  names: CredentialNames,
  sentence: (kind: string) => string,
  isEncoded = false,
): Generator<Issue | undefined> {
  return entryIssues(map, isEncoded, (key, entry) => credentialIssue(key, entry, names, sentence));
}

function* entryIssues(
  map: Field,
  isEncoded: boolean,
  issueIn: (key: string, entry: Field) => Issue | undefined,
): Generator<Issue | undefined> {
  if (!map.isAbsent && !isMap(map.value)) yield map.undecided();
  for (const [key, entry] of map.entries()) {
    if (key === UNKNOWN) continue;
    yield issueIn(key, isEncoded ? decoded(entry) : entry);
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
  if (issues.some((issue) => issue !== undefined)) return;
  // What several words hold together is told at the word that completes it.
  const heldBy = (count: number) => credentialIn(lineOf(texts.slice(0, count)), namingOf(names))?.kind;
  if (heldBy(words.length) === undefined) return;
  const count = leastFor((each) => heldBy(each) !== undefined, words.length);
  const word = words[count - 1];
  if (word !== undefined) yield issueOf(heldBy(count), word, sentence);
}

/** The least number for which a question holds that holds for this one, and for all from there on. */
function leastFor(question: (count: number) => boolean, most: number): number {
  let [below, least] = [0, most];
  while (least - below > 1) {
    const middle = Math.floor((below + least) / 2);
    if (question(middle)) least = middle;
    else below = middle;
  }
  return least;
}

/** The words as one line. A flag that ends in "=" has an empty value, and not the next word. */
function lineOf(words: readonly (string | Unknown)[]): string {
  return words
    .map((word) => (word === UNKNOWN ? "" : word.endsWith("=") ? `${word}\n` : `${word} `))
    .join("");
}

function wordIssue(
  word: Field,
  before: string | Unknown | undefined,
  names: CredentialNames,
  sentence: (kind: string) => string,
): Issue | undefined {
  if (word.string() === UNKNOWN && !word.owner.isSecretItself(word.path)) return word.undecided();
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
