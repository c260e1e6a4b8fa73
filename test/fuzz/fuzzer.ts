import { type Profiler, Session } from "node:inspector";
import type { Target } from "./targets";

/**
 * A fuzzer that is guided by coverage: an input that enters a block of our code for the first time is kept, and others
 * are made of it. It asks V8 for the blocks, as no maintained fuzzer for JavaScript has a binary for every system that
 * this package is tested on.
 */
export interface Run {
  readonly inputs: number;
  /** Inputs that entered new blocks, those of the corpus left out. */
  readonly kept: readonly string[];
  readonly blocks: number;
  readonly failures: readonly { readonly input: string; readonly why: string }[];
}

/** No parser needs as long for a text of some thousand characters. */
const MOST_MILLISECONDS = 2_000;
const LONGEST = 4_000;

/** Runs a target for some milliseconds on what grows out of a corpus. */
export function fuzz(
  target: Target,
  corpus: readonly string[],
  milliseconds: number,
  random: () => number,
): Run {
  const coverage = new Coverage();
  const failures: { input: string; why: string }[] = [];
  const pool: string[] = [];
  const kept: string[] = [];
  let inputs = 0;
  const isNew = (input: string): boolean => {
    inputs++;
    const why = failureOf(target, input);
    if (why !== undefined) failures.push({ input, why });
    return coverage.hasGrown();
  };
  try {
    for (const input of corpus) {
      isNew(input);
      pool.push(input);
    }
    const end = performance.now() + milliseconds;
    while (performance.now() < end && failures.length === 0) {
      const input = mutated(pool, random);
      if (!isNew(input)) continue;
      pool.push(input);
      kept.push(input);
    }
  } finally {
    coverage.stop();
  }
  return { inputs, kept, blocks: coverage.size, failures };
}

function failureOf(target: Target, input: string): string | undefined {
  const start = performance.now();
  try {
    target(input);
  } catch (thrown) {
    return (thrown as Error).stack ?? String(thrown);
  }
  const took = performance.now() - start;
  return took > MOST_MILLISECONDS ? `it takes ${Math.round(took)} ms` : undefined;
}

/** The blocks of our code that were entered. */
class Coverage {
  private readonly session = new Session();
  private readonly seen = new Set<string>();

  constructor() {
    this.session.connect();
    this.session.post("Profiler.enable");
    this.session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  get size(): number {
    return this.seen.size;
  }

  /** Whether a block was entered since the last time that never was before. */
  hasGrown(): boolean {
    const before = this.seen.size;
    this.session.post("Profiler.takePreciseCoverage", (_error, { result }) => {
      for (const script of result) if (isOurs(script)) this.add(script);
    });
    return this.seen.size > before;
  }

  stop(): void {
    this.session.disconnect();
  }

  private add({ scriptId, functions }: Profiler.ScriptCoverage): void {
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges)
        if (count > 0)
          this.seen.add(
            `${scriptId}:${startOffset}-${endOffset}:${Math.min(3, Math.ceil(Math.log2(count)))}`,
          );
    }
  }
}

function isOurs({ url }: Profiler.ScriptCoverage): boolean {
  return url.includes("/lib/") && !url.includes("node_modules");
}

/** What means something to one of the parsers. */
const TOKENS = [
  ...[
    "\n",
    "  ",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "'",
    '"',
    "`",
    "\\",
    "&a ",
    "*a",
    "<<: ",
    "!!binary ",
    "---\n",
    "#",
    "|\n",
  ],
  ...[
    "$(",
    ")",
    "${",
    "&&",
    "||",
    ";",
    "<<EOF\n",
    ">",
    "--a=",
    "-",
    "=",
    "@sha256:",
    ":",
    "/",
    "*",
    "%",
    ",",
    "0",
    "1e9",
  ],
  ...[
    "Ki",
    "m",
    "h",
    "\u0000",
    "\u202e",
    "\ud800",
    "null",
    "true",
    '{"Statement":',
    '"Effect":"Allow"',
    "has(",
    "in {",
    "!",
  ],
];

function mutated(pool: readonly string[], random: () => number): string {
  const below = (limit: number) => Math.floor(random() * limit);
  const one = (of: readonly string[]) => of[below(of.length)] ?? "";
  let text = one(pool);
  for (let times = 1 + below(4); times > 0; times--) {
    const [from, other] = [below(text.length + 1), one(pool)];
    const to = Math.min(text.length, from + below(8));
    const insert = [
      one(TOKENS),
      other.slice(below(other.length), below(other.length)),
      text.slice(from, to).repeat(2),
      "",
      String.fromCodePoint(below(128)),
    ];
    text = text.slice(0, from) + one(insert) + text.slice(below(2) === 0 ? from : to);
  }
  return text.slice(0, LONGEST);
}
