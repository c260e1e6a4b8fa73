import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { faultOf, PEERS, SCHEMES } from "../lib/explanation/references";
import { type Declaration, objectsOf } from "../lib/model/declared-resource";
import { CATEGORIES, isStackPolicy, type ObjectPolicy, type Policy } from "../lib/policy/define";
import { evaluate } from "../lib/policy/evaluate";
import { RENAMED } from "../lib/policy/successors";
import { OPEN_ROWS } from "../lib/policy/threat-model";
import { policies } from "../policies";
import { type Entry, loadEntries } from "../scripts/generate/load";
import { deployment, pod } from "./support/builders";
import { canBeUndecided } from "./support/openness";
import { importsOf, lineCount, sourceFiles } from "./support/source-files";

const ROOT = dirname(__dirname);
const entries = loadEntries(ROOT);
const all = entries.map(({ policy }) => policy);
const files = sourceFiles(ROOT);
const imports = files.flatMap(importsOf);

/** Asserts that nothing is wrong; each problem says what to do. */
function expectNone(problems: readonly (string | undefined)[]): void {
  expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
}

/** One problem for each policy that breaks a rule. */
function brokenBy(isBroken: (policy: Policy) => boolean, advice: string): string[] {
  return all.filter(isBroken).map(({ id }) => `${id}: ${advice}`);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe("names", () => {
  test("ids are kebab-case with an allowed prefix", () => {
    const isOdd = ({ id }: Policy) => !/^(no|require|limit)(-[a-z0-9]+)+$/.test(id);
    expectNone(brokenBy(isOdd, "name it in kebab-case and start with no-, require- or limit-"));
  });

  test("ids and titles are unique", () => {
    expectNone(repeated(all.map(({ id }) => id)).map((id) => `${id}: two policies have this id, rename one`));
    expectNone(repeated(all.map(({ title }) => title)).map((title) => `${title}: say how they differ`));
  });

  test("no retired id is used again", () => {
    const taken = new Set(RENAMED.map(([id]) => id));
    expectNone(brokenBy(({ id }) => taken.has(id), "this id is in lib/policy/retired.json, choose another"));
  });

  test("every retired id leads to policies of today", () => {
    const today = new Set(all.map(({ id }) => id));
    const lost = RENAMED.filter(([, ids]) => ids.length === 0 || !ids.every((id) => today.has(id)));
    expectNone(lost.map(([id]) => `${id}: name the policies that replaced it in lib/policy/retired.json`));
  });

  test("the generated index lists every policy file", () => {
    const listed = new Set(policies.map(({ id }) => id));
    expectNone(brokenBy(({ id }) => !listed.has(id), "not in policies/index.ts, run `npm run generate`"));
    expect(policies).toHaveLength(all.length);
  });

  test("every category has a policy", () => {
    const used = new Set(all.map(({ category }) => category));
    expectNone(CATEGORIES.filter((each) => !used.has(each)).map((each) => `${each}: add a policy`));
  });
});

describe("texts", () => {
  test("titles say what must or must not be, without a final period", () => {
    const isOdd = ({ title }: Policy) => !/\bmust\b/.test(title) || title.endsWith(".");
    expectNone(brokenBy(isOdd, 'write the title with "must" or "must not" and no final period'));
  });

  test("why and fix are sentences of their own", () => {
    const isOdd = ({ title, why, fix }: Policy) =>
      [why, fix].some((text) => !text.endsWith(".") || text.includes(title)) || why === fix;
    expectNone(brokenBy(isOdd, "end why and fix with a period and do not repeat the title"));
  });

  test("what a fix names in braces is an option", () => {
    const isOdd = ({ fix, options }: Policy) =>
      [...fix.matchAll(/(?<!\{)\{(\w+)\}/g)].some(([, name = ""]) => !Object.hasOwn(options, name));
    expectNone(brokenBy(isOdd, "name an option of the policy in braces, or write the value out"));
  });

  test("nothing is left to write", () => {
    const isOdd = ({ title, why, fix }: Policy) => [title, why, fix].some((text) => /TODO|FIXME/.test(text));
    expectNone(brokenBy(isOdd, "replace TODO in title, why and fix"));
  });

  test("options say what they do", () => {
    const isOdd = ({ options }: Policy) =>
      Object.values(options).some(({ description }) => !description.endsWith("."));
    expectNone(brokenBy(isOdd, "describe each option in a sentence that ends with a period"));
  });
});

describe("metadata", () => {
  test("every policy names threats, boundaries, STRIDE letters and references, each once", () => {
    const isOdd = ({ threats, boundaries, stride, references }: Policy) =>
      [threats, boundaries, stride, references].some(
        (list) => list.length === 0 || repeated(list).length > 0,
      );
    expectNone(brokenBy(isOdd, "name at least one threat, boundary, STRIDE letter and reference, each once"));
  });

  test("references and equivalents are well-formed", () => {
    const faults = all.flatMap(({ id, references, equivalents = [] }) => [
      ...references.map((reference) => [id, faultOf(reference, SCHEMES)]),
      ...equivalents.map((equivalent) => [id, faultOf(equivalent, PEERS)]),
    ]);
    expectNone(faults.flatMap(([id, fault]) => (fault === undefined ? [] : [`${id}: ${fault}`])));
  });

  test("no row is called open that a policy serves", () => {
    const served = new Set<string>(all.flatMap(({ threats, boundaries }) => [...threats, ...boundaries]));
    const stale = Object.keys(OPEN_ROWS).filter((row) => served.has(row));
    expectNone(stale.map((row) => `${row}: remove it from OPEN_ROWS, a policy serves it`));
  });
});

describe("tests", () => {
  test("every policy has a table with cases of each verdict", () => {
    expectNone(entries.map(missingCases));
  });

  test.each([
    ["the minimal valid pod", pod()],
    ["a Deployment of it", deployment("web")],
  ])("every object policy accepts %s", (_name, properties) => {
    expectNone(complaints({ urn: null, type: "", properties }));
  });

  test("no object policy says anything of a Patch that sets nothing", () => {
    const type = "kubernetes:apps/v1:DeploymentPatch";
    const urn = `urn:pulumi:dev::shop::${type}::web`;
    const identity = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } };
    expectNone(complaints({ urn, type, properties: { ...identity, spec: {} } }));
  });
});

function missingCases({ id, policy, table }: Entry): string | undefined {
  if (table === undefined) return `${id}: add test/policies/${id}.test.ts with testPolicy or testStackPolicy`;
  if (Object.keys(table.accepts).length === 0) return `${id}: add a case to accepts`;
  if (Object.keys(table.rejects).length === 0) return `${id}: add a case to rejects`;
  if (Object.keys(table.undecided ?? {}).length > 0 || !canBeUndecided(policy, table)) return undefined;
  return `${id}: add a case to undecided, with UNKNOWN for a value that it reads`;
}

function complaints(declaration: Declaration): string[] {
  const isOnObjects = (policy: Policy): policy is ObjectPolicy => !isStackPolicy(policy);
  return all.filter(isOnObjects).flatMap((policy) =>
    objectsOf(declaration)
      .filter(policy.appliesTo)
      .flatMap((object) => evaluate(policy, object).findings)
      .map(({ verdict, message }) => `${policy.id} must not speak here: ${verdict}: ${message}`),
  );
}

describe("words", () => {
  test("titles fit on a line", () => {
    expectNone(brokenBy(({ title }) => title.length > 80, "say the title in 80 characters"));
  });

  test("people are subjects, users or attackers, and never whoever or nobody", () => {
    const vague = /\b(whoever|nobody|somebody|everybody)\b/i;
    const isVague = ({ title, why, fix, exceptions = "" }: Policy) =>
      vague.test(`${title} ${why} ${fix} ${exceptions}`);
    expectNone(brokenBy(isVague, "name the subject, the user or the attacker"));
  });
});

describe("layers", () => {
  test("only the edge loads Pulumi at run time", () => {
    const isEdge = (path: string) => /^(lib\/pulumi\/|index\.ts$|test\/|examples\/|scripts\/)/.test(path);
    const loads = imports.filter(({ target, isTypeOnly }) => target.startsWith("@pulumi/") && !isTypeOnly);
    const wrong = loads.filter(({ from }) => !isEdge(from));
    expectNone(
      wrong.map(({ from, target }) => `${from}: move the use of ${target} to lib/pulumi, or import type`),
    );
  });

  test("no data hides code: where the engine compiles the pack, a JSON file is loaded before a source of its name", () => {
    const hidden = files.filter(({ path }) => existsSync(join(ROOT, path.replace(/\.\w+$/, ".json"))));
    expectNone(hidden.map(({ path }) => `${path}: give the JSON file beside it another name`));
  });

  test("files stay small", () => {
    const limit = (path: string) => (/^policies\/(?!.*\.check\.ts$)[^/]+\//.test(path) ? 80 : 300);
    const isGenerated = (path: string) => path === "policies/index.ts";
    const long = files.filter((file) => !isGenerated(file.path) && lineCount(file) >= limit(file.path));
    expectNone(
      long.map(
        (file) => `${file.path}: ${lineCount(file)} lines; move a part to keep it under ${limit(file.path)}`,
      ),
    );
  });
});

describe("package", () => {
  const manifest: Record<string, Record<string, string> | undefined> = readJson("package.json");

  test("the compiler that Pulumi finds is older than TypeScript 7", () => {
    const { version }: { version: string } = readJson("node_modules/typescript/package.json");
    // Pulumi needs the compiler's JavaScript API, which TypeScript 7 does not have: every policy pack crashes.
    expect(Number.parseInt(version, 10)).toBeLessThan(7);
  });

  test("what users install holds no SDK of a cloud or of Kubernetes", () => {
    const { packages }: { packages: Record<string, { dev?: boolean }> } = readJson("package-lock.json");
    const installed = Object.keys(packages).filter((path) => packages[path]?.dev !== true);
    const pulumi = installed.filter((path) => path.startsWith("node_modules/@pulumi/"));
    expect(pulumi).toEqual(["node_modules/@pulumi/policy", "node_modules/@pulumi/pulumi"]);
  });

  test("ts-node is not installed", () => {
    // Pulumi brings one that caches what it compiles; another one on top would be slower.
    expect(existsSync(join(ROOT, "node_modules", "ts-node"))).toBe(false);
  });

  test("no script runs when the package is packed or installed", () => {
    const scripts = Object.keys(manifest["scripts"] ?? {});
    const hooks = scripts.filter((name) => /^(prepare|prepack|postpack|(pre|post)?install)$/.test(name));
    expectNone(hooks.map((name) => `${name}: remove it, publishing and installing must run nothing`));
  });
});

test("generated files are as generated", () => {
  const tsx = join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");
  const { stderr } = spawnSync(process.execPath, [tsx, "scripts/generate.ts", "--check"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
}, 30_000);

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}
