import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CATEGORIES } from "../lib/policy/define";
import { camelCase } from "./generate/load";
import { KINDS, policyTemplate, testTemplate } from "./generate/templates";

const USAGE = `usage: npm run new-policy <kind> <category>/<id>
  a kind of ${Object.keys(KINDS).join(", ")}
  a category of ${CATEGORIES.join(", ")}`;

/** Writes a policy of a kind and its test below a root, and returns their paths; throws a text that says what is wrong. */
export function scaffold(root: string, kindName = "", name = ""): string[] {
  const [folder, id = "", ...rest] = name.split("/");
  const kind = KINDS[kindName];
  const category = CATEGORIES.find((known) => known === folder);
  if (kind === undefined || category === undefined) throw new Error(USAGE);
  if (rest.length > 0 || !/^(no|require|limit)(-[a-z0-9]+)+$/.test(id)) {
    throw new Error(`"${id}" is no policy id: write it in kebab-case and start with no-, require- or limit-`);
  }
  const texts = {
    [`policies/${category}/${id}.ts`]: policyTemplate(kind, category, id, camelCase(id)),
    [`test/policies/${id}.test.ts`]: testTemplate(kind, category, id, camelCase(id)),
  };
  const paths = Object.keys(texts);
  const present = paths.find((path) => existsSync(join(root, path)));
  if (present !== undefined) throw new Error(`${present} exists already`);
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return paths;
}

function main(root: string, kind: string | undefined, name: string | undefined): void {
  const [policy, test] = scaffold(root, kind, name);
  console.log(`wrote ${policy} and ${test}; nothing compiles until every TODO in them is decided.`);
  console.log(`1. Decide the metadata in ${policy}: lib/policy/metadata.ts says what each field means.`);
  console.log(`2. Write the cases in ${test}, and see them fail: npx jest ${test}`);
  console.log("3. Write the check, until they pass: CONTRIBUTING.md says how.");
  console.log("4. Run `npm run generate` and `npm run check`, and commit all that they changed.");
}

if (require.main === module) {
  try {
    main(dirname(__dirname), process.argv[2], process.argv[3]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
