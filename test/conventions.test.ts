import { basename, dirname } from "node:path";
import ts from "typescript";
import { WORKLOAD_KINDS } from "../lib/kubernetes/pods/workload";
import { declaredBy } from "../lib/model/declared-resource";
import catalogue from "../lib/policy/catalogue.json";
import { isStackPolicy, type Policy } from "../lib/policy/define";
import { evaluate, evaluateStack } from "../lib/policy/evaluate";
import { policies } from "../policies";
import { acceptedExample, isStack } from "../scripts/generate/examples";
import { leftOut } from "../scripts/generate/left-out";
import { loadEntries } from "../scripts/generate/load";
import { type Manifest, type Stack, stack } from "./support/builders";
import { declarationOf, programIn } from "./support/declared";
import { type SourceFile, sourceFiles } from "./support/source-files";

/** What CONTRIBUTING says of sources and metadata, beside what `pack.test.ts` and the linter check. */

const ROOT = dirname(__dirname);
const files = sourceFiles(ROOT);
const inPolicies = files.filter(({ path }) => /^policies\/[^/]+\//.test(path));
const policyFiles = inPolicies.filter(({ path }) => !path.endsWith(".check.ts"));

/** The order of the fields of a policy: what it is, what a reader needs, what it judges, how it repairs. */
const KEYS = [
  ...["id", "category", "threats", "boundaries", "stride", "severity", "enforcement", "profile"],
  ...["title", "why", "fix", "references", "equivalents", "covers", "exceptions", "allowed"],
  ...[
    "impliedByPrivileged",
    "kinds",
    "options",
    "settings",
    "flags",
    "fields",
    "resources",
    "described",
    "permissions",
    "sources",
    "goals",
    "appliesTo",
  ],
  ...["check", "checkStack", "remediate"],
];

test("the fields of a policy stand in one order", () => {
  expect(policyFiles.flatMap(wrongOrderIn)).toEqual([]);
});

function wrongOrderIn(file: SourceFile): string[] {
  const keys = fieldsOf(file);
  const sorted = keys.toSorted((a, b) => KEYS.indexOf(a) - KEYS.indexOf(b));
  const unknown = keys.filter((key) => !KEYS.includes(key));
  if (keys.join() === sorted.join() && unknown.length === 0) return [];
  if (unknown.length > 0) return [`${file.path}: say in this test where ${unknown.join(", ")} stands`];
  return [`${file.path}: write its fields in this order: ${sorted.join(", ")}`];
}

/** The names of the fields of the exported policy. */
function fieldsOf(file: SourceFile): string[] {
  const [call] = exportsOf(file).flatMap((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map((each) => each.initializer)
      : [],
  );
  const [source] = call && ts.isCallExpression(call) ? call.arguments : [];
  if (source === undefined || !ts.isObjectLiteralExpression(source)) return [];
  return source.properties.flatMap(({ name }) => (name === undefined ? [] : [name.getText()]));
}

test("every policy file is a call with a literal", () => {
  const odd = policyFiles.filter((file) => !fieldsOf(file).includes("id"));
  expect(odd.map(({ path }) => `${path}: write the metadata as a literal in the call`)).toEqual([]);
});

test("policies never list workload kinds", () => {
  const workloads = new Set(WORKLOAD_KINDS.map(({ type }) => type));
  const odd = policies.filter((policy) => {
    const listed = isStackPolicy(policy) ? [] : (policy.kinds ?? []).filter((kind) => workloads.has(kind));
    return listed.length > 1 || listed.includes("Pod");
  });
  expect(odd.map(({ id }) => `${id}: use podPolicy, which judges the pods of every kind`)).toEqual([]);
});

test("policies never walk raw properties", () => {
  const odd = inPolicies.filter(({ text }) => /\bproperties\b/.test(withoutComments(text)));
  expect(odd.map(({ path }) => `${path}: ask the model, or add an accessor to it`)).toEqual([]);
});

test("a check beside a policy is the one of that policy", () => {
  const paths = new Set(files.map(({ path }) => path));
  const odd = inPolicies.filter(
    ({ path }) => path.endsWith(".check.ts") && !paths.has(path.replace(/\.check\.ts$/, ".ts")),
  );
  expect(odd.map(({ path }) => `${path}: no policy has this name, or move it to the model`)).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "").replaceAll(/(["`])(?:\\.|(?!\1).)*\1/g, "");
}

test("only severe findings, and what Pod Security baseline forbids, are mandatory by default", () => {
  const odd = policies.filter(
    ({ enforcement, severity, references }) =>
      enforcement === "mandatory" &&
      !["high", "critical"].includes(severity) &&
      !references.some((reference) => reference.startsWith("pss:baseline")),
  );
  expect(odd.map(({ id }) => `${id}: make it advisory, its severity is not high`)).toEqual([]);
});

test("exported functions and classes have a doc comment", () => {
  const ours = files.filter((file) => /^(?!test\/).*\.ts$/.test(file.path) && !policyFiles.includes(file));
  expect(ours.flatMap(withoutDocIn)).toEqual([]);
});

function withoutDocIn(file: SourceFile): string[] {
  return exportsOf(file)
    .filter((statement) => isCallable(statement) && ts.getJSDocCommentsAndTags(statement).length === 0)
    .map((statement) => `${file.path}: write a doc comment for ${statement.getText().split("\n")[0]}`);
}

function isCallable(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return true;
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some(
    ({ initializer }) => initializer !== undefined && ts.isArrowFunction(initializer),
  );
}

function exportsOf({ path, text }: SourceFile): ts.Statement[] {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return statements.filter(
    (statement) =>
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );
}

/** What forbids a cluster for what it does not say, and so every small example of one. */
const OF_SMALL_CLUSTERS = ["no-open-control-planes", "no-shared-cluster-credentials"];

test("no accepted example has what a severe policy forbids", () => {
  const severe = policies.filter(
    ({ id, severity }) =>
      id.startsWith("no-") &&
      (severity === "high" || severity === "critical") &&
      !OF_SMALL_CLUSTERS.includes(id),
  );
  const odd = loadEntries(ROOT).flatMap(({ id, table }) => {
    const given = acceptedExample(table);
    const found = given === undefined ? [] : severe.filter((policy) => isViolated(policy, given));
    return found.map((policy) => `${id}: mark another accepted case as example, ${policy.id} rejects this`);
  });
  expect(odd).toEqual([]);
});

function isViolated(policy: Policy, given: Manifest | Stack): boolean {
  const judged = isStack(given) ? given : stack(given);
  const findings = isStackPolicy(policy)
    ? evaluateStack(policy, programIn(judged)).findings
    : judged.objects
        .flatMap((object) => declaredBy(declarationOf(object)))
        .filter(policy.appliesTo)
        .flatMap((object) => evaluate(policy, object).findings);
  return findings.some(({ verdict }) => verdict === "violated");
}

describe("the catalogue of known checks", () => {
  const rows = Object.keys(catalogue);
  const covered = new Set<string>(policies.flatMap(({ covers = [] }) => covers));
  const dropped = leftOut().map(({ row }) => row);

  test("is in order, a sentence for each row", () => {
    expect(rows).toEqual(rows.toSorted((a, b) => (a < b ? -1 : 1)));
    const odd = Object.entries(catalogue).filter(([, text]) => !/^\S.*\S\.$/.test(text));
    expect(odd.map(([row]) => `${row}: write a sentence that ends with a period`)).toEqual([]);
  });

  test("has every row that a policy covers or that is left out", () => {
    const odd = [...covered, ...dropped].filter((row) => !rows.includes(row));
    expect(odd.map((row) => `${row}: add it to lib/policy/catalogue.json`)).toEqual([]);
  });

  test("has each row decided, or left out with a reason, and not both", () => {
    const open = rows.filter((row) => !covered.has(row) && !dropped.includes(row));
    const both = dropped.filter((row) => covered.has(row));
    expect(open.map((row) => `${row}: name it in covers, or in docs/decisions/left-out.json`)).toEqual([]);
    expect(both.map((row) => `${row}: a policy covers it, take it out of left-out.json`)).toEqual([]);
  });
});

test("tables are asked by `lookup`, which has no row for what every object has, such as `constructor`", () => {
  const tables = new Map(files.map(({ path, text }) => [basename(path, ".ts"), namesIn(text, TABLE)]));
  const asked = files
    .filter(({ path }) => /^(lib|policies)\//.test(path) && !path.startsWith("lib/report/"))
    .flatMap(({ path, text }) => {
      const imported = [...text.matchAll(/^import \{([^}]*)\} from "([^"]+)"/gm)].flatMap(
        ([, names = "", from = ""]) =>
          names.split(/[\s,]+/).filter((name) => tables.get(basename(from))?.includes(name)),
      );
      const known = [...namesIn(text, TABLE), ...imported];
      const wrong = namesIn(text, /(?<![\w.])([A-Z][A-Z_]+)\[[a-z]/g).filter((name) => known.includes(name));
      return wrong.map((name) => `${path}: ${name}`);
    });
  expect(asked).toEqual([]);
});

/** A table whose rows have names of any kind. */
const TABLE = /const ([A-Z][A-Z_]+): (?:Readonly<)?(?:Partial<)?Record<\s*string,/g;

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = ""]) => name);
}
