import { isAbsolute, posix } from "node:path";
import { pathToFileURL } from "node:url";
import type { SourcePosition } from "../model/declared-resource";
import type { Report, ReportedFinding } from "./report";

/** A line of a file, from the top of the repository. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The file that stands for a program whose lines are not known. */
const PROJECT_FILE = "Pulumi.yaml";

/** What stands at the declaration of a resource. */
interface Placed {
  readonly resource: Pick<ReportedFinding["resource"], "urn" | "source">;
}

/**
 * Where a finding stands, from the top of the repository: its line in the program or manifest, else the project's
 * file, else nothing, as for standard input.
 */
export function placeOf(report: Report, { resource: { urn, source } }: Placed): Place | undefined {
  if (source !== undefined) return placeIn(report, source);
  return urn === null ? undefined : placeIn(report, { file: PROJECT_FILE, line: 1, column: 1 });
}

/** A position of the run as a place in the repository. */
export function placeIn(
  { folder }: Report,
  { file, line, column }: Omit<SourcePosition, "calledFrom">,
): Place | undefined {
  if (file.startsWith("<")) return undefined;
  return {
    file: isAbsolute(file) ? file : posix.join(folder, file.replaceAll("\\", "/")),
    line: Math.max(1, Math.trunc(line) || 1),
    column: Math.max(1, Math.trunc(column) || 1),
  };
}

/** `infra/index.ts:12:3`. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** A file as a URI: relative to the repository, or absolute. */
export function uriOf({ file }: Place): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split("/").map(encodeURIComponent).join("/");
}
