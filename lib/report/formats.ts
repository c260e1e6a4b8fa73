import { csvOf } from "./csv";
import { githubOf } from "./github";
import { gitlabOf } from "./gitlab";
import { htmlOf } from "./html";
import { jsonOf } from "./json";
import { junitOf } from "./junit";
import type { Layout } from "./layout";
import { markdownOf } from "./markdown";
import type { Report } from "./report";
import { sarifOf } from "./sarif";
import { textOf } from "./text";

/** The formats that a report can be written in, as one text or in parts: a format is one function, and one line here. */
export const FORMATS = {
  text: textOf,
  json: jsonOf,
  sarif: sarifOf,
  junit: junitOf,
  github: githubOf,
  gitlab: gitlabOf,
  markdown: markdownOf,
  html: htmlOf,
  csv: csvOf,
} as const satisfies Readonly<Record<string, (report: Report, layout: Layout) => string | Iterable<string>>>;

export type Format = keyof typeof FORMATS;
