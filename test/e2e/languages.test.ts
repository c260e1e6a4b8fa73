import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Report } from "../../lib/report/report";

const root = join(__dirname, "..", "..");
const PATH = `${join(root, ".cache", "python", "bin")}${delimiter}${process.env["PATH"]}`;

/** Where each program declares its resources: its file, and how the line begins that declares one. */
const LANGUAGES = {
  typescript: { file: "index.ts", lineOf: (name: string) => new RegExp(`new k8s\\.[\\w.]+\\("${name}"`) },
  yaml: { file: "Pulumi.yaml", lineOf: (name: string) => new RegExp(`^  ${name}:$`) },
  python: { file: "__main__.py", lineOf: (name: string) => PYTHON_LINES[name] ?? /^never$/ },
};
const PYTHON_LINES: Record<string, RegExp> = {
  shop: /^shop = Namespace\(/,
  web: /^Deployment\($/,
  everything: /^ClusterRole\($/,
};

type Language = keyof typeof LANGUAGES;

function find(language: Language): Report {
  const command = [join(root, "bin", "ktm.js"), "preview", join(__dirname, "languages", language)];
  const options = ["--format", "json", "--fail-on", "never", "--profile", "restricted"];
  const printed = execFileSync(process.execPath, [...command, ...options], {
    env: { ...process.env, PATH },
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return JSON.parse(printed) as Report;
}

function factsOf({ findings }: Report): string[] {
  return findings.map(({ policy, message, resource }) => `${policy} ${resource.urn} ${message}`).sort();
}

/** Where the findings stand, and where they must. */
function placesOf({ findings }: Report, language: Language): [found: string[], expected: string[]] {
  const { file, lineOf } = LANGUAGES[language];
  const lines = readFileSync(join(__dirname, "languages", language, file), "utf8").split("\n");
  const names = findings.map(({ resource: { urn } }) => urn?.split("::").at(-1) ?? "");
  return [
    findings.map(({ resource: { source } }, index) => `${names[index]} ${source?.file}:${source?.line}`),
    names.map((name) => `${name} ${file}:${lines.findIndex((line) => lineOf(name).test(line)) + 1}`),
  ];
}

const hasPython =
  spawnSync("python3", ["-c", "import pulumi"], { env: { ...process.env, PATH } }).status === 0;
// A clone without the Python package skips what needs it; the whole check installs it.
const languages: Language[] = hasPython || process.env["CI"] === "true" ? ["yaml", "python"] : ["yaml"];

describe("the same weak program", () => {
  const inTypeScript = find("typescript");

  test("is weak, and its findings stand at its lines", () => {
    expect(inTypeScript.findings.length).toBeGreaterThan(10);
    const [found, expected] = placesOf(inTypeScript, "typescript");
    expect(found).toEqual(expected);
  });

  test.each(languages)("in %s has the same findings, each at its own line", (language) => {
    const report = find(language);
    expect(factsOf(report)).toEqual(factsOf(inTypeScript));
    const [found, expected] = placesOf(report, language);
    expect(found).toEqual(expected);
    expect(JSON.stringify(report)).not.toContain("hunter2");
  });
});
