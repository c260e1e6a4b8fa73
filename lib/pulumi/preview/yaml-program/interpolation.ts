/** What `${name.path[0]["key"]}` refers to. */
export interface Reference {
  readonly root: string;
  readonly path: readonly (string | number)[];
}

/** A step of a path: a name, `["a key"]` or `[0]`. */
const STEP = /\.*(?:\[(?:"((?:\\"|[^"])*)"|(\d+))\]|([^.[\]}]+))/y;

/**
 * The texts and references of which a text consists; `$$` is a dollar sign. Throws what `fault` makes of a problem.
 *
 * Source: pkg/pulumiyaml/ast/property.go and interpolation.go of pulumi/pulumi-yaml.
 */
export function partsOf(text: string, fault: (problem: string) => Error): (string | Reference)[] {
  const parts: (string | Reference)[] = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    if (text.startsWith("$$", at)) {
      plain += "$";
      at += 2;
    } else if (text.startsWith("${", at)) {
      const { reference, end } = referenceAt(text, at + 2, fault);
      if (plain !== "") parts.push(plain);
      parts.push(reference);
      plain = "";
      at = end;
    } else {
      plain += text.charAt(at);
      at += 1;
    }
  }
  return plain === "" ? parts : [...parts, plain];
}

function referenceAt(
  text: string,
  start: number,
  fault: (problem: string) => Error,
): { reference: Reference; end: number } {
  const steps: (string | number)[] = [];
  let at = start;
  while (text[at] !== "}") {
    STEP.lastIndex = at;
    const match = STEP.exec(text);
    if (match === null)
      throw fault(`the reference \${${text.slice(start)} cannot be read, or nothing closes it`);
    const [all, quoted, index, name] = match;
    steps.push(index !== undefined ? Number(index) : (name ?? quoted?.replaceAll('\\"', '"') ?? ""));
    at += all.length;
  }
  const [root, ...path] = steps;
  if (typeof root !== "string") throw fault(`\${${text.slice(start, at)}} names nothing`);
  return { reference: { root, path }, end: at + 1 };
}
