import { closeSync, openSync, writeSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Writes a text, or its parts one after the other, to a file, or as fast as it is read to standard output. */
export async function write(text: string | Iterable<string>, file: string | undefined): Promise<void> {
  const parts = typeof text === "string" ? [text] : text;
  if (file === undefined) return pipeline(Readable.from(parts), process.stdout, { end: false });
  const output = openSync(file, "w");
  try {
    for (const part of parts) writeSync(output, part);
  } finally {
    closeSync(output);
  }
}
