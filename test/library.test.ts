import { join } from "node:path";
import ts from "typescript";
import { inProfile } from "../lib/policy/select";
import { policies, selectPolicies } from "../library";

const root = join(__dirname, "..");

test("a selection takes what all its lists hold, and all policies without one", () => {
  expect(selectPolicies()).toEqual(policies);
  expect(selectPolicies({ ids: ["no-host-namespaces"] }).map(({ id }) => id)).toEqual(["no-host-namespaces"]);
  const severe = selectPolicies({ categories: ["privilege-escalation"], severities: ["critical"] });
  expect(severe.length).toBeGreaterThan(0);
  expect(
    severe.every(({ category, severity }) => category === "privilege-escalation" && severity === "critical"),
  ).toBe(true);
});

test("a framework is named as a whole or down to a point", () => {
  const referencesOf = (framework: string) =>
    selectPolicies({ frameworks: [framework] }).map(({ references }) => references);
  expect(referencesOf("cis:5.2").every((list) => list.some((each) => /^cis:5\.2(\.|$)/.test(each)))).toBe(
    true,
  );
  expect(referencesOf("cis:5.2").length).toBeLessThan(referencesOf("cis").length);
  expect(referencesOf("pss:base")).toEqual([]);
});

test("a profile moves the levels that policies have by themselves", () => {
  const [own] = policies.filter(({ id }) => id === "require-run-as-non-root");
  const inEach = (["audit", "baseline", "restricted"] as const).map(
    (profile) => inProfile([own as never], profile)[0],
  );
  expect(inEach.map((policy) => `${policy?.profile} ${policy?.enforcement}`)).toEqual([
    "baseline advisory",
    "restricted advisory",
    "baseline advisory",
  ]);
});

const ENTRIES = ["exempt.ts", "library.ts", "testing.ts"];

/** What each entry of the package exports, by name. */
function surfaces(): Record<string, string[]> {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    ENTRIES.map((entry) => join(root, entry)),
    options,
  );
  const checker = program.getTypeChecker();
  const exportsOf = (entry: string) => {
    const file = program.getSourceFile(join(root, entry));
    const symbol = file && checker.getSymbolAtLocation(file);
    return (symbol ? checker.getExportsOfModule(symbol) : [])
      .map((each) => (each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each))
      .map((each) => `${each.name}: ${declarationsOf(each)}`)
      .sort();
  };
  return Object.fromEntries(ENTRIES.map((entry) => [entry, exportsOf(entry)]));
}

/** Functions by their heads and interfaces by their members; the rest by where it comes from. */
function declarationsOf(symbol: ts.Symbol): string {
  return (symbol.declarations ?? [])
    .map((node) => {
      const text = node.getText().replaceAll(/\/\*[\s\S]*?\*\//g, "");
      if (ts.isFunctionDeclaration(node)) return text.slice(0, text.indexOf(node.body?.getText() ?? ""));
      return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
        ? text
        : ts.SyntaxKind[node.kind];
    })
    .map((text) => (text.length > 2000 ? `${text.slice(0, 60)}…` : text))
    .join("\n")
    .replaceAll(/\s+/g, " ")
    .trim();
}

test("what the package exports is as reviewed: a change of it is a change for every pack that is built on it", () => {
  expect(surfaces()).toMatchSnapshot();
});
