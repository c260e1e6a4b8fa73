/** A name and the value that a text gives it. */
interface Assignment {
  readonly name: string;
  readonly value: string;
}

const VALUE =
  String.raw`"((?:[^"\\\n]|\\.){1,500})"|'([^'\n]{1,500})'|([^\s"'` +
  "`" +
  String.raw`,;&|<>(){}[\]]{1,500})`;

/** `name: value`, `"name": "value"`, `NAME=value`, `name => value`, with what follows the value. */
const ASSIGNMENT = new RegExp(
  String.raw`(?<![\w$.])["']?([A-Za-z_][\w.-]{0,80})["']?(\s{0,8})(:=|=>|=|:(?=[ \t"']))([ \t]{0,8})(?:${VALUE})(?=([^\n]{0,2}))`,
  "g",
);
/** A line of a file of properties that has a colon without a blank behind it. */
const PROPERTY =
  /^[ \t]{0,20}([A-Za-z_][\w.-]{0,80})[ \t]{0,8}:(?![:/\s])([^\s"'`,;&|<>(){}[\]]{1,500})[ \t]{0,20}$/gm;
/** What every line of such a file is: nothing, a comment, or a name with its value. */
const LINE_OF_PROPERTIES = /^\s*($|[#!]|[A-Za-z_][\w.-]*\s*[:=])/;

/** `--name value`, as command lines write it. */
const FLAG = new RegExp(
  String.raw`(?<![\w-])--?([A-Za-z][\w-]{2,60})[ \t]{1,4}(?!-)(?:${VALUE})(?=([^\n]{0,2}))`,
  "g",
);

/** Words that stand for a type or for the idea, in schemas, forms and explanations. */
const ABOUT =
  /^(string|str|text|bytes?|int|integer|bool|boolean|any|object|secret|password|passwd|pwd|token|key|required|optional|input|hidden|basic|username|user|is|the|a|an|must|should|and|or|not|of|for|in|to|from|self|this|process|os|env|await|new|return|lambda|function|request|req)$/i;

/** The names and values that a text assigns: lines of settings, JSON, shell, command lines. */
export function* assignmentsIn(text: string): Generator<Assignment> {
  for (const { index, 1: name = "", 2: before = "", 3: sign = "", 4: blank = "", ...rest } of text.matchAll(
    ASSIGNMENT,
  )) {
    const { 5: double, 6: single, 7: bare, 8: after = "" } = rest;
    const value = double ?? single ?? bare ?? "";
    if (bare !== undefined && !isBareValue(bare, sign, after)) continue;
    const isAttached = sign === "=" && before === "" && blank !== "";
    if (isAttached && (text[index - 1] === "-" || /^[ \t][^\s#]/.test(after))) continue;
    if (!ABOUT.test(value)) yield { name, value };
  }
  yield* propertiesIn(text);
  for (const [, name = "", double, single, bare, after = ""] of text.matchAll(FLAG)) {
    const value = double ?? single ?? bare ?? "";
    if (bare !== undefined && !isBareValue(bare, "", after)) continue;
    if (!ABOUT.test(value)) yield { name, value };
  }
}

/** Files of properties are told from programs by all of their lines. */
function* propertiesIn(text: string): Generator<Assignment> {
  if (!text.includes("\n") || !text.split("\n").every((line) => LINE_OF_PROPERTIES.test(line))) return;
  for (const [, name = "", value = ""] of text.matchAll(PROPERTY)) {
    if (isBareValue(value, "", "") && !ABOUT.test(value)) yield { name, value };
  }
}

/** A call or a member is code, and more words after a colon are prose. */
function isBareValue(value: string, sign: string, after: string): boolean {
  if (value.length < 3 || /^[([{]/.test(after)) return false;
  if (/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/.test(value)) return false;
  return !sign.startsWith(":") || !/^[ \t][^\s#]/.test(after);
}
