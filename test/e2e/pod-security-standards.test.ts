import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report, ReportedFinding } from "../../lib/report/report";
import { policies } from "../../policies";

/** The fixtures of the Pod Security admission controller: they ship in its Go module. */
const MODULE = "k8s.io/pod-security-admission@v0.37.2";
const root = join(__dirname, "..", "..");

function fixtures(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "ktm-fixtures-"));
  try {
    writeFileSync(join(folder, "go.mod"), "module fixtures\n");
    const output = execFileSync("go", ["mod", "download", "-json", MODULE], {
      cwd: folder,
      encoding: "utf8",
    });
    return join((JSON.parse(output) as { Dir: string }).Dir, "test", "testdata");
  } catch (error) {
    if (process.env["CI"] === "true") throw error;
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const testdata = fixtures();
const describeWithFixtures = testdata === undefined ? describe.skip : describe;

function newest(level: string): string {
  const minor = (version: string) => Number(version.split(".")[1]);
  const versions = readdirSync(join(testdata ?? "", level)).sort((a, b) => minor(b) - minor(a));
  return join(testdata ?? "", level, versions[0] ?? "");
}

function check(folder: string): Map<string, ReportedFinding[]> {
  const args = [join(root, "bin", "ktm.js"), "check", "--format", "json", "--profile", "restricted", folder];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e9 });
  if (status === 2) throw new Error(stderr);
  const byFixture = new Map<string, ReportedFinding[]>(readdirSync(folder).map((file) => [file, []]));
  for (const finding of (JSON.parse(stdout) as Report).findings) {
    const file = finding.resource.source?.file.split("/").at(-1) ?? "";
    byFixture.get(file)?.push(finding);
  }
  return byFixture;
}

/** The upstream checks that a policy refers to, in lower case as the fixtures spell them: `baseline/hostports`. */
function controlsOf(finding: ReportedFinding): string[] {
  const { references = [] } = policies.find(({ id }) => id === finding.policy) ?? {};
  return references
    .filter((reference) => reference.startsWith("pss:"))
    .map((reference) => reference.slice(4).toLowerCase());
}

const violated = (findings: readonly ReportedFinding[]) =>
  findings.filter(({ verdict }) => verdict === "violated");
const controlIn = (file: string) => file.replace(/\d+\.yaml$/, "");
/** Controls of the baseline level have fixtures for the restricted level too. */
const isFound = (findings: readonly ReportedFinding[], control: string) =>
  violated(findings).some((finding) => controlsOf(finding).some((each) => each.split("/")[1] === control));

describeWithFixtures(`fixtures of ${MODULE}`, () => {
  test.each(["baseline", "restricted"])(
    "finds every pod that must fail at %s, by the policy of its control",
    (level) => {
      const found = [...check(join(newest(level), "fail"))];
      expect(found.length).toBeGreaterThan(level === "baseline" ? 30 : 70);
      expect(
        found.filter(([file, findings]) => !isFound(findings, controlIn(file))).map(([file]) => file),
      ).toEqual([]);
    },
  );

  test.each(["baseline", "restricted"])(
    "has no finding of that level on a pod that must pass at %s",
    (level) => {
      const levels = level === "baseline" ? ["baseline"] : ["baseline", "restricted"];
      const found = [...check(join(newest(level), "pass"))];
      expect(found.length).toBeGreaterThan(10);
      const alarms = found.flatMap(([file, findings]) =>
        violated(findings)
          .filter((finding) =>
            controlsOf(finding).some((control) => levels.includes(control.split("/")[0] ?? "")),
          )
          .map(({ policy, message }) => `${file}: ${policy}: ${message}`),
      );
      expect(alarms).toEqual([]);
    },
  );
});
