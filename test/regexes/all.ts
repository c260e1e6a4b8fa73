/**
 * Feeds each regular expression of the code its worst input, as recheck finds it: 100,000 characters must be done in a
 * second. `npm run test:regexes`. Those that are put together from parts are checked where all of them are text.
 */
import { dirname } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";
import { sourceFiles } from "../support/source-files";

const ROOT = dirname(dirname(__dirname));
const LENGTH = 100_000;
const MOST_MILLISECONDS = 1_000;
/** How long the checker may think of one expression before it counts as not decided. */
const TIMEOUT = 20_000;

interface Found {
  readonly path: string;
  readonly source: string;
  readonly flags: string;
}

/** Each regular expression that is written out in the code, once. */
function expressions(): Found[] {
  const byText = new Map<string, Found>();
  for (const { path, text } of sourceFiles(ROOT).filter(({ path }) => /^(lib|cli|policies)\//.test(path))) {
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        const found = { path, source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
        byText.set(node.text, byText.get(node.text) ?? found);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  }
  return [...byText.values()];
}

type Attack = Extract<ReturnType<typeof checkSync>, { status: "vulnerable" }>["attack"];

function worstInput({ pumps, suffix }: Attack): string {
  const length = pumps.reduce((sum, { prefix, pump }) => sum + prefix.length + pump.length, 1);
  const times = Math.ceil(LENGTH / length);
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join("") + suffix;
}

function millisecondsOf({ source, flags }: Found, input: string): number {
  const expression = new RegExp(source, flags.replace(/[gy]/g, ""));
  const start = performance.now();
  expression.test(input);
  return performance.now() - start;
}

const all = expressions();
let slow = 0;
let undecided = 0;
for (const found of all) {
  const diagnosis = checkSync(found.source, found.flags, { timeout: TIMEOUT });
  if (diagnosis.status === "unknown") undecided++;
  if (diagnosis.status !== "vulnerable") continue;
  const took = millisecondsOf(found, worstInput(diagnosis.attack));
  if (took <= MOST_MILLISECONDS) continue;
  slow++;
  console.error(`${found.path}: /${found.source}/${found.flags} takes ${Math.round(took)} ms`);
}
console.log(
  `regular expressions: ${all.length}, of which ${slow} are slow on their worst input, and ${undecided} the checker could not decide`,
);
process.exitCode = slow > 0 ? 1 : 0;
