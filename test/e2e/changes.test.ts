import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import type { Log } from "sarif";
import { FORMATS } from "../../lib/report/formats";
import type { Report } from "../../lib/report/report";
import { builtCommand } from "../support/built-command";
import { sarifFaultsIn } from "../support/sarif-schema";

const root = join(__dirname, "..", "..");
let folder: string;

// In the clone, so that the program finds the packages.
beforeAll(() => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  folder = mkdtempSync(join(root, ".cache", "changes-"));
  cpSync(join(root, "examples", "guestbook-vulnerable"), folder, { recursive: true });
  expect(run(["baseline", "."]).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[]) {
  const outputs = Object.keys(FORMATS).flatMap((format) => ["--format", format, "--output", `out.${format}`]);
  const all = args[0] === "preview" ? [...args, ...outputs] : args;
  return spawnSync(process.execPath, [builtCommand(), ...all], { cwd: folder, encoding: "utf8" });
}

const output = (format: keyof typeof FORMATS) => readFileSync(join(folder, `out.${format}`), "utf8");
const times = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** How many findings each format calls new. */
function newIn(): Record<keyof typeof FORMATS, number | undefined> {
  const sarif = JSON.parse(output("sarif")) as Log;
  return {
    text: Number(/(\d+) new, /.exec(output("text"))?.[1]),
    json: (JSON.parse(output("json")) as Report).findings.filter(({ change }) => change === "new").length,
    sarif: sarif.runs[0]?.results?.filter(({ baselineState }) => baselineState === "new").length,
    junit: times(output("junit"), /<failure /g),
    github: times(output("github"), /^::(error|warning)/gm),
    gitlab: times(output("gitlab"), /"New: /g),
    markdown: times(output("markdown"), /^- \*\*\w+\*\* `[a-z-]+`, mandatory at/gm),
    html: times(output("html"), /data-change="new"/g),
    csv: times(output("csv"), /^("[^"]*",){3}"new"/gm),
  };
}

function expectNew(number: number) {
  expect(newIn()).toEqual(Object.fromEntries(Object.keys(FORMATS).map((format) => [format, number])));
}

test("moving every line by ten makes nothing new in any format", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    writeFileSync(join(folder, file), `${"\n".repeat(10)}${readFileSync(join(folder, file), "utf8")}`);
  }
  expect(run(["preview", ".", "--baseline", "ktm-baseline.json"]).status).toBe(0);
  expectNew(0);
});

test("one added weakness is one new finding in every format, at its line, and fails", () => {
  const program = readFileSync(join(folder, "index.ts"), "utf8");
  const weakness = `new k8s.core.v1.ServiceAccount("probe", { metadata: { namespace: "shop" }, automountServiceAccountToken: false });
new k8s.rbac.v1.ClusterRoleBinding("probe", {
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
  subjects: [{ kind: "User", name: "somebody@example.com", apiGroup: "rbac.authorization.k8s.io" }],
});
`;
  writeFileSync(join(folder, "index.ts"), `${program}${weakness}`);
  const args = ["preview", ".", "--baseline", "ktm-baseline.json", "--select", "no-cluster-admin-bindings"];
  expect(run(args).status).toBe(1);
  expectNew(1);
  const line = program.split("\n").length + 1;
  expect(output("github")).toMatch(new RegExp(`^::error file=[^,]*index\\.ts,line=${line},`, "m"));
});

test("SARIF and JUnit of the example are valid", () => {
  expect(run(["preview", ".", "--fail-on", "never"]).status).toBe(0);
  expect(sarifFaultsIn(JSON.parse(output("sarif")))).toEqual([]);
  expect(XMLValidator.validate(output("junit"))).toBe(true);
});
