import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CATEGORIES } from "../lib/policy/define";
import { camelCase } from "./generate/load";
import { policyTemplate, testTemplate } from "./generate/templates";

/** Writes a policy and its test below a root, and returns their paths; throws one line that says what is wrong. */
export function scaffold(root: string, argument = ""): string[] {
  const [folder, id = "", ...rest] = argument.split("/");
  const category = CATEGORIES.find((known) => known === folder);
  if (category === undefined) {
    throw new Error(`usage: npm run new-policy <category>/<id>, with a category of ${CATEGORIES.join(", ")}`);
  }
  if (rest.length > 0 || !/^(no|require|limit)(-[a-z0-9]+)+$/.test(id)) {
    throw new Error(`"${id}" is no policy id: write it in kebab-case and start with no-, require- or limit-`);
  }
  const texts = {
    [`policies/${category}/${id}.ts`]: policyTemplate(category, id, camelCase(id)),
    [`test/policies/${id}.test.ts`]: testTemplate(category, id, camelCase(id)),
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

function main(root: string, argument: string | undefined): void {
  const [policy, test] = scaffold(root, argument);
  execFileSync("npm", ["run", "--silent", "generate"], { cwd: root, stdio: "inherit" });
  console.log(`1. Write the cases in ${test}, and see them fail: npx jest ${test}`);
  console.log(`2. Write the policy in ${policy}, until they pass.`);
  console.log("3. Run `npm run generate` and `npm run check`, and commit all that they changed.");
}

if (require.main === module) {
  try {
    main(dirname(__dirname), process.argv[2]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
