import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Writes files beside their places, and moves them there when all are written: no file is ever half a file. */
export function writeAll(contents: ReadonlyMap<string, string>): void {
  const written = [...contents].map(([file, content]) => ({
    file,
    aside: `${file}.ktm-${process.pid}`,
    content,
  }));
  try {
    for (const { file, aside, content } of written) {
      writeFileSync(aside, content);
      chmodSync(aside, statSync(file).mode);
    }
    for (const { file, aside } of written) renameSync(aside, file);
  } finally {
    for (const { aside } of written) rmSync(aside, { force: true });
  }
}
