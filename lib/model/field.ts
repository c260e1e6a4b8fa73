// Circle: a field knows the resource that it is part of, for titles and secret marks.
import type { DeclaredResource } from "./declared-resource";
import { factIssue, type Issue, settingIssue } from "./issue";
import { isList, isMap, not, type Truth, UNKNOWN, type Unknown, type Value } from "./value";

type Scalar = string | number | boolean;

/**
 * One place in a declared object: a value with its exact path.
 * In a Patch, which declares some fields only, an absent field says nothing.
 *
 * Reading below an unknown value, or below a value of the wrong type, gives an unknown; reading below an
 * absent one gives an absent one; `null` counts as absent, as the API server reads it.
 */
export class Field {
  constructor(
    readonly value: Value | undefined,
    readonly owner: DeclaredResource,
    private readonly parent?: Field,
    private readonly step: string | number = "",
  ) {}

  /** Names and indexes from the root of the declared resource. */
  get steps(): (string | number)[] {
    const steps: (string | number)[] = [];
    for (let field: Field = this; field.parent !== undefined; field = field.parent) steps.push(field.step);
    return steps.reverse();
  }

  /** Path from the root of the declared resource, such as `spec.containers[0].image`; empty for the root. */
  get path(): string {
    return this.parent === undefined ? "" : joinPath(this.parent.path, this.step);
  }

  /** The field below, by a dotted path of plain names: `at("securityContext.privileged")`. */
  at(path: string): Field {
    let field: Field = this;
    for (const name of namesIn(path)) field = field.key(name);
    return field;
  }

  /** The field below with this name, which may hold any character: a label or annotation key, say. */
  key(name: string): Field {
    if (this.isAbsent) return new Field(undefined, this.owner, this, name);
    if (!isMap(this.value)) return new Field(UNKNOWN, this.owner, this, name);
    return new Field(Object.hasOwn(this.value, name) ? this.value[name] : undefined, this.owner, this, name);
  }

  /** The elements of a list. A list that is unknown as a whole is one unknown element, so that nobody passes over it. */
  items(): Field[] {
    if (this.isAbsent) return [];
    if (!isList(this.value)) return [this.asUnknown()];
    return this.value.map((value, index) => new Field(value, this.owner, this, index));
  }

  /** The entries of a map. A map that is unknown as a whole is one entry with an unknown key and value. */
  entries(): [string | Unknown, Field][] {
    if (this.isAbsent) return [];
    if (!isMap(this.value)) return [[UNKNOWN, this.asUnknown()]];
    return Object.keys(this.value).map((name) => [name, this.key(name)]);
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** Whether the field is there: unknown where its value is. */
  get isSet(): Truth {
    return this.value === UNKNOWN ? UNKNOWN : !this.isAbsent;
  }

  /** The place, this one or one above, whose value is of another type than a reader took it for. */
  get malformed(): Field | undefined {
    if (this.value !== UNKNOWN || this.parent === undefined) return undefined;
    const { value } = this.parent;
    if (value === UNKNOWN) return this.parent.malformed;
    const fits = typeof this.step === "number" ? isList(value) : isMap(value);
    if (!fits) return this.parent;
    const declared: Value | undefined = (value as Readonly<Record<string | number, Value>>)[this.step];
    return declared === UNKNOWN || declared === undefined ? undefined : this;
  }

  /** The place, this one or the topmost above, that is not known: what is below it is not known for the same reason. */
  get unknownFrom(): Field | undefined {
    return this.parent?.unknownFrom ?? (this.value === UNKNOWN ? this : undefined);
  }

  /** The text, `undefined` where absent; unknown where it is not text. */
  string(): string | undefined | Unknown {
    if (this.isAbsent) return undefined;
    return typeof this.value === "string" ? this.value : UNKNOWN;
  }

  /** The number, `undefined` where absent; digits in quotes count, as templates write them. */
  number(): number | undefined | Unknown {
    if (this.isAbsent) return undefined;
    if (typeof this.value === "number") return this.value;
    if (typeof this.value === "string" && /^-?\d+(\.\d+)?$/.test(this.value)) return Number(this.value);
    return UNKNOWN;
  }

  /** The boolean, `undefined` where absent; "true" and "false" in quotes count, as templates write them. */
  boolean(): boolean | undefined | Unknown {
    if (this.isAbsent) return undefined;
    if (typeof this.value === "boolean") return this.value;
    if (this.value === "true") return true;
    if (this.value === "false") return false;
    return UNKNOWN;
  }

  /** Whether the field is set to this value; a value of another type than expected is unknown. */
  is(expected: Scalar): Truth {
    const actual = this.read(expected);
    return actual === UNKNOWN ? UNKNOWN : actual === expected;
  }

  /** Whether the field is set to one of these values. */
  isOneOf(expected: readonly Scalar[]): Truth {
    const [first] = expected;
    if (first === undefined) return false;
    const actual = this.read(first);
    if (actual === UNKNOWN) return UNKNOWN;
    return actual !== undefined && expected.includes(actual);
  }

  /** Says that the field must not have this value. */
  mustNotBe(forbidden: Scalar): Issue | undefined {
    return settingIssue(this.is(forbidden), this, "must not set", String(forbidden));
  }

  /** Says that the field must have this value; an absent field of a Patch says nothing. */
  mustBe(required: Scalar): Issue | undefined {
    if (this.isAbsent && this.owner.isPatch) return undefined;
    return settingIssue(not(this.is(required)), this, "must set", String(required));
  }

  /** Says that the field must be set to anything at all; an absent field of a Patch says nothing. */
  mustBeSet(): Issue | undefined {
    if (this.isAbsent && this.owner.isPatch) return undefined;
    return settingIssue(not(this.isSet), this, "must set");
  }

  /** Says that the field must be set, and to another value where it is; an absent field of a Patch says nothing. */
  mustHold(isLacking: Truth): Issue | undefined {
    if (!this.isAbsent) return settingIssue(isLacking, this, "must not set", this.shown);
    return this.owner.isPatch ? undefined : settingIssue(isLacking, this, "must set");
  }

  /** Says that the field must not be there. */
  mustNotBeSet(): Issue | undefined {
    return settingIssue(this.isSet, this, "must not set");
  }

  /** Says that the field, if set, has one of these values; the message shows the one it has. */
  mustBeOneOf(allowed: readonly string[]): Issue | undefined {
    if (this.isAbsent) return undefined;
    return settingIssue(not(this.isOneOf(allowed)), this, "must not set", this.shown);
  }

  /** States a fact in free words that follow the object's name: `must not mount the host path "/etc"`. */
  violates(sentence: string, when: Truth = true): Issue | undefined {
    return factIssue(when, this, sentence);
  }

  /** An open question on this field. */
  undecided(): Issue {
    return { verdict: "undecided", field: this, form: "fact", demand: "" };
  }

  /** The value as a message may show it: never a secret, never longer than a line. */
  get shown(): string {
    if (this.value === UNKNOWN) return "[unknown]";
    if (this.isAbsent) return "[not set]";
    if (this.owner.isSecret(this.path)) return "[secret]";
    const text = typeof this.value === "string" ? this.value : JSON.stringify(this.value);
    return oneLine(text);
  }

  /** The same place, as part of another object: an item of a List, say. */
  ownedBy(owner: DeclaredResource): Field {
    return new Field(this.value, owner, this.parent, this.step);
  }

  /** The same place with another reading of its value: what its base64 stands for, say. */
  withValue(value: Value): Field {
    return new Field(value, this.owner, this.parent, this.step);
  }

  private asUnknown(): Field {
    return this.withValue(UNKNOWN);
  }

  private read(like: Scalar): Scalar | undefined | Unknown {
    if (typeof like === "boolean") return this.boolean();
    return typeof like === "number" ? this.number() : this.string();
  }
}

/** Policies ask for the same few paths of every object, so each is split once. */
const splitPaths = new Map<string, readonly string[]>();

function namesIn(path: string): readonly string[] {
  let names = splitPaths.get(path);
  if (names === undefined) {
    names = path.split(".");
    splitPaths.set(path, names);
  }
  return names;
}

/** A path one step deeper: indexes, and names that are no plain words, stand in brackets. */
export function joinPath(parent: string, name: string | number): string {
  if (typeof name === "number") return `${parent}[${name}]`;
  const isPlain = name.length <= LONGEST_KEY && /^[A-Za-z_$][\w$-]*$/.test(name);
  if (!isPlain) return `${parent}[${JSON.stringify(cut(name, LONGEST_KEY))}]`;
  return parent === "" ? name : `${parent}.${name}`;
}

const LONGEST_SHOWN = 120;
/** So much of a text is read for the beginning that is shown: more than what may be left out of it. */
const LONGEST_READ = 1_000;
/** As long as a name of a label or annotation may be, with its prefix. */
const LONGEST_KEY = 317;
/** Control characters, invisible ones, those that turn the direction of text, and halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;

/** The password in an address: `https://user:password@host`. */
const PASSWORD_IN_ADDRESS = /(:\/\/[^\s/?#@:]{0,200}:)[^\s/?#@]{1,500}(?=@)/g;

/**
 * Text fit for one line of a message: what cannot be seen is shown by its code, the password of an address not at all;
 * cut after 120 characters.
 */
export function oneLine(text: string): string {
  return cut(text.slice(0, LONGEST_READ).replace(PASSWORD_IN_ADDRESS, "$1[secret]"), LONGEST_SHOWN);
}

function cut(text: string, longest: number): string {
  // What is cut off need not be escaped first: a code takes more room than its character.
  const shown = escaped(text.slice(0, longest + 1));
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

/** Text in which each character that cannot be seen is shown by its code. */
export function escaped(text: string): string {
  return text.replace(UNSEEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}
