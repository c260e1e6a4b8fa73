import type { Style } from "../layout";
import type { AttackReport } from "./attack-report";
import { dotOf } from "./dot";
import { attackPageOf } from "./html";
import { mermaidOf } from "./mermaid";
import { attackTextOf } from "./text";

type Writer = (report: AttackReport, style: Style) => string | Promise<string>;

/** The formats that an attack graph can be written in: a format is one function, and one line here. */
export const GRAPH_FORMATS = {
  text: attackTextOf,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  mermaid: mermaidOf,
  dot: dotOf,
  html: attackPageOf,
} as const satisfies Readonly<Record<string, Writer>>;

export type GraphFormat = keyof typeof GRAPH_FORMATS;
