import { ensureEngine } from "./engine";

/**
 * A `describe` for tests that need the real engine. Where there is neither `pulumi` nor Go, these tests are skipped
 * with a note for a user, and fail when CI=true.
 */
export function describeWithEngine(title: string, tests: () => void): void {
  const problem = missingEngine();
  if (problem === undefined) {
    describe(title, tests);
  } else if (process.env["CI"] === "true") {
    test(title, () => {
      throw new Error(problem);
    });
  } else {
    describe.skip(`${title} (${problem})`, tests);
  }
}

function missingEngine(): string | undefined {
  try {
    ensureEngine();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
