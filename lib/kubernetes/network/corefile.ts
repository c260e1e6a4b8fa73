/** A directive of a Corefile: its name, and its arguments and block as one line. */
export interface Directive {
  readonly name: string;
  readonly text: string;
}

/**
 * The directives in the server blocks of a Corefile, those of snippets and of files without server blocks included. Any
 * text has some, or none: nothing is an error.
 *
 * Source: "Configuration" in the CoreDNS manual; each line starts a directive, and braces hold a block.
 */
export function directivesIn(text: string): Directive[] {
  const directives: Directive[] = [];
  let depth = 0;
  let last: { name: string; text: string; depth: number } | undefined;
  for (const raw of text.split("\n")) {
    const line = raw.replace(/(^|\s)#.*$/s, "").trim();
    if (line === "") continue;
    const opens = line.endsWith("{");
    const body = line.replace(/[{}]\s*$/, "").trim();
    if (body !== "") {
      if (last !== undefined && depth > last.depth) last.text += ` ${body}`;
      else {
        const [name = ""] = body.split(/\s+/);
        last = { name, text: body.slice(name.length).trim(), depth };
        // A line that opens at the top is a server block with its zones.
        if (depth > 0 || !opens) directives.push(last);
        else last = undefined;
      }
    }
    if (opens) depth += 1;
    else if (line.endsWith("}")) depth = Math.max(0, depth - 1);
  }
  return directives.map(({ name, text: body }) => ({ name, text: body.trim() }));
}
