import type { EventType, State } from "js-yaml";

interface Node {
  readonly line: number;
  readonly offset: number;
  readonly children: Node[];
  text?: string;
}

type Listener = (event: EventType, state: State) => void;

/**
 * The line where a key stands for the first time that is repeated at an offset: read again, since nobody wants to
 * know of files that are right.
 */
export function lineOfFirst(offset: number, load: (listener: Listener) => void): number | undefined {
  const open: Node[] = [];
  let line: number | undefined;
  const listener: Listener = (event, state) => {
    if (event === "open") {
      open.push({ line: state.line + 1, offset: state.position, children: [] });
      return;
    }
    const node = open.pop();
    if (node === undefined) return;
    node.text = String(state.result);
    const siblings = open.at(-1)?.children ?? [];
    if (node.offset === offset && line === undefined) line = firstKey(siblings, node.text);
    siblings.push(node);
  };
  try {
    load(listener);
  } catch {
    // What else is wrong, further down, is none of this.
  }
  return line;
}

/** Keys and values of a map follow each other. */
function firstKey(siblings: readonly Node[], text: string): number | undefined {
  return siblings.find((sibling, index) => index % 2 === 0 && sibling.text === text)?.line;
}
