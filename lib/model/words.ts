/** `one pod`, `3 pods`: the number and the noun that agrees with it. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** References of a policy in one line: `cis:4.2.4, mitre:T1613`; pages by their address. */
export function referenceList(references: readonly string[]): string {
  return references.map((reference) => reference.replace(/^url:/, "")).join(", ");
}
