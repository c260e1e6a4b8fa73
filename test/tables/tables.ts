import { readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "..", "policies");
/** So many test files hold all tables of policies: enough for the cores of a usual machine. */
const PARTS = 4;

/**
 * Registers the tests of every fourth table, from this one on. In `npm test` tables share a process: a quarter of the
 * time of a test file for each goes into its own copy of jest and of the model.
 */
export function testTables(part: number): void {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".test.ts"));
  for (const [index, file] of files.entries()) if (index % PARTS === part) require(join(FOLDER, file));
}
