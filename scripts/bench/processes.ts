import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { inTurns, median } from "./measure";

/** What a process cost. */
export interface Cost {
  /** Seconds on the clock. */
  readonly wall: number;
  /** Seconds of processor time, of user and system: they do not depend on what else the machine does. */
  readonly cpu: number;
  /** The most memory that it held, in gigabytes; 0 where the system does not tell. */
  readonly memory: number;
}

const TIMED = `TIMEFORMAT='%R %U %S'; time "$@" 2>/dev/null`;
const POLL = 20;

/** Runs commands in turns and gives the medians of what each cost. */
export async function costs(rounds: number, commands: readonly (readonly string[])[]): Promise<Cost[]> {
  const results = await inTurns(
    rounds,
    commands.map((command) => () => costOf(command)),
  );
  return results.map((ofOne) => ({
    wall: median(ofOne.map(({ wall }) => wall)),
    cpu: median(ofOne.map(({ cpu }) => cpu)),
    memory: median(ofOne.map(({ memory }) => memory)),
  }));
}

/** What a command costs; its output goes nowhere. Throws an Error where it cannot be run. */
function costOf(command: readonly string[]): Promise<Cost> {
  const shell = spawn("bash", ["-c", TIMED, "bench", ...command], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  let memory = 0;
  shell.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const watch = setInterval(() => {
    memory = Math.max(memory, peakOfChild(shell.pid));
  }, POLL);
  return new Promise((resolve, reject) => {
    shell.once("error", reject);
    shell.once("close", (code) => {
      clearInterval(watch);
      const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = said.trim().split(" ").map(Number);
      if (code === null || code > 1) reject(new Error(`${command.join(" ")}: ended with ${code}`));
      else resolve({ wall, cpu: user + system, memory });
    });
  });
}

function peakOfChild(shell: number | undefined): number {
  try {
    const [child] = readFileSync(`/proc/${shell}/task/${shell}/children`, "utf8").split(" ");
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child}/status`, "utf8"));
    return Number(peak?.[1] ?? 0) / 1e6;
  } catch {
    // It has not started, it has ended, or this is no Linux.
    return 0;
  }
}
