import type { Report } from "./report";
import { type Layout, textOf } from "./text";

/** The formats that a report can be written in: a format is one function, and one line here. */
export const FORMATS = {
  text: textOf,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
} as const satisfies Readonly<Record<string, (report: Report, layout: Layout) => string>>;

export type Format = keyof typeof FORMATS;
