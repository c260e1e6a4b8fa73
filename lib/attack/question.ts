import type { Program } from "../kubernetes/cluster";
import { graphOf } from "./graph";
import { type Named, named, namesNear } from "./named";
import { type Way, waysBetween, waysFrom, waysTo } from "./what-if";

/** What somebody asks of a graph: what one thing leads to, who gets to another, or the ways between both. */
export interface Asked {
  readonly from: string | null;
  readonly to: string | null;
}

/** A question, with things called as messages call them, and the ways that answer it. */
export interface Answer extends Asked {
  readonly ways: readonly Way[];
  /** How many more may lead there and were not tried. */
  readonly untried: number;
}

/** A name that nothing in the program has. */
export class UnknownName extends Error {
  constructor(name: string, near: readonly string[]) {
    const proposal = near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`;
    super(`nothing here is called "${name}"${proposal}`);
  }
}

/** The answer to a question. Throws UnknownName for a name that nothing has. */
export function answerTo(program: Program, { from, to }: Asked): Answer {
  const graph = graphOf(program);
  const [start, end] = [from, to].map((name) => (name === null ? undefined : thingNamed(program, name)));
  const told = { from: start?.title ?? null, to: end?.title ?? null };
  if (start === undefined) return { ...told, ...waysTo(graph, end?.vertices ?? []) };
  const ways =
    end === undefined ? waysFrom(graph, start.vertices) : waysBetween(graph, start.vertices, end.vertices);
  return { ...told, ways, untried: 0 };
}

function thingNamed(program: Program, name: string): Named {
  const graph = graphOf(program);
  const found = named(program, graph, name);
  if (found === undefined) throw new UnknownName(name, namesNear(program, graph, name));
  return found;
}
