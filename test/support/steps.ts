import { type Profiler, Session } from "node:inspector";

/**
 * How many times more steps a piece of work takes on ten times the input: 10 where it grows with its input, 100 where
 * it grows with its square. A step is a block of code that is entered: the same on every machine, however busy. What
 * runs in native code, such as a regular expression, is not counted.
 */
export function growthOf(size: number, workOn: (size: number) => () => unknown): number {
  // What runs once a process, such as tables that are made when they are first asked, is done before.
  workOn(size)();
  return stepsOf(workOn(10 * size)) / stepsOf(workOn(size));
}

function stepsOf(work: () => unknown): number {
  const session = new Session();
  session.connect();
  try {
    session.post("Profiler.enable");
    session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
    work();
    let steps = 0;
    session.post("Profiler.takePreciseCoverage", (_error, { result }) => {
      steps = sum(result);
    });
    return steps;
  } finally {
    session.disconnect();
  }
}

function sum(scripts: readonly Profiler.ScriptCoverage[]): number {
  return scripts
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((total, { count }) => total + count, 0);
}
