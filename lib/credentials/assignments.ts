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
  String.raw`(?<![\w$.])["']?([A-Za-z_][\w.-]{0,80})["']?\s{0,8}(:=|=>|=|:(?=[ \t"']))[ \t]{0,8}(?:${VALUE})(?=([^\n]{0,2}))`,
  "g",
);
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
  for (const [, name = "", sign = "", ...rest] of text.matchAll(ASSIGNMENT)) {
    const [double, single, bare, after = ""] = rest;
    const value = double ?? single ?? bare ?? "";
    if (bare !== undefined && !isBareValue(bare, sign, after)) continue;
    if (!ABOUT.test(value)) yield { name, value };
  }
  for (const [, name = "", double, single, bare, after = ""] of text.matchAll(FLAG)) {
    const value = double ?? single ?? bare ?? "";
    if (bare !== undefined && !isBareValue(bare, "", after)) continue;
    if (!ABOUT.test(value)) yield { name, value };
  }
}

/** A call or a member is code, and more words after a colon are prose. */
function isBareValue(value: string, sign: string, after: string): boolean {
  if (value.length < 3 || /^[([{]/.test(after)) return false;
  if (/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/.test(value)) return false;
  return !sign.startsWith(":") || !/^[ \t][^\s#]/.test(after);
}
