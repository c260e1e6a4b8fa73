import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

const POD = `import pulumi
class Pod(pulumi.CustomResource):
    def __init__(self, name, spec):
        super().__init__("kubernetes:core/v1:Pod", name, {"metadata": {"name": name}, "spec": spec})

@pulumi.output_type
class Image(dict):
    def __init__(__self__, *, id=None, tags=None):
        if tags and not isinstance(tags, dict):
            raise TypeError("tags")
        pulumi.set(__self__, "id", id)
        pulumi.set(__self__, "tags", tags)
    @property
    @pulumi.getter
    def id(self) -> str: ...
    @property
    @pulumi.getter
    def tags(self) -> dict: ...
`;

(languages.includes("python") ? describe : describe.skip)("a program in Python", () => {
  let folder: string;
  const run = (program: string, ...options: string[]) => {
    writeFileSync(join(folder, "__main__.py"), POD + program);
    const command = [join(root, "bin", "ktm.js"), "preview", folder, "--format", "json", ...options];
    return spawnSync(process.execPath, command, { env: { ...process.env, PATH }, encoding: "utf8" });
  };

  beforeAll(() => {
    mkdirSync(join(root, ".cache"), { recursive: true });
    folder = mkdtempSync(join(root, ".cache", "in-python-"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: python\n");
    writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {shop:node: {secure: v1:abc}}\n");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("goes on with what nobody knows, which is neither a pass nor a violation", () => {
    const { status, stdout } = run(
      `config = pulumi.Config()
found = pulumi.runtime.invoke("aws:ec2/getAmi:getAmi", {}, typ=Image).value
Pod("web", {
    "hostNetwork": config.require_bool("net"), "hostPID": found.tags["host"], "nodeName": config.require_secret("node"),
    "containers": [{"name": "web", "image": f"{found.id}:latest"}],
})
`,
      "--unknown-config",
      "--fail-on",
      "never",
    );
    expect(status).toBe(0);
    const report = JSON.parse(stdout) as Report;
    expect(report.notices.join("\n")).toMatch(/shop:node is encrypted.*aws:ec2.*shop:net is missing/s);
    const verdicts = report.findings
      .filter(({ policy }) => /host|tag/.test(policy))
      .map((each) => each.verdict);
    expect(new Set(verdicts)).toEqual(new Set(["undecided"]));
    expect(report.summary.undecided).toBeGreaterThan(0);
  });

  test("that fails is shown from its own first line on", () => {
    const { status, stderr } = run('raise ValueError("no luck")\n');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /the program failed:\nTraceback [^\n]+\n {2}File "[^"]+__main__\.py", line 19, in/,
    );
    expect(stderr).toContain("ValueError: no luck");
  });
});
