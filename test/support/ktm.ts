import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtCommand } from "./built-command";

/** The command of a clone in a folder of its own, which is there for the tests of a file. */
export interface Ktm {
  readonly folder: () => string;
  /** Runs the command in the folder. */
  readonly run: (
    args: readonly string[],
    input?: string,
  ) => { status: number | null; stdout: string; stderr: string };
  /** Writes a file of the folder and gives its name. */
  readonly file: (name: string, text: string) => string;
  readonly read: (name: string) => string;
}

/** Makes the folder before the tests of a file and removes it after them. */
export function ktmInFolder(): Ktm {
  let folder: string;
  let command: string;
  beforeAll(() => {
    command = builtCommand();
    folder = mkdtempSync(join(tmpdir(), "ktm-test-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder: () => folder,
    run: (args, input = "") => {
      const options = { cwd: folder, input, encoding: "utf8", maxBuffer: 1e9 } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], options);
      return { status, stdout, stderr };
    },
    file: (name, text) => {
      writeFileSync(join(folder, name), text);
      return name;
    },
    read: (name) => readFileSync(join(folder, name), "utf8"),
  };
}
