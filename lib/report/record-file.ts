import { readFileSync } from "node:fs";

/** The records that a pack wrote as JSON lines; none when it found nothing, and so wrote no file. */
export function recordsIn(file: string): unknown[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}
