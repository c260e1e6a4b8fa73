import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DeclaredResource, objectsOf } from "../../lib/model/declared-resource";
import { isStackPolicy } from "../../lib/policy/define";
import { evaluate, type Finding } from "../../lib/policy/evaluate";
import { readManifests } from "../../lib/program/manifests";
import { policies } from "../../policies";

/** The fixtures of the Pod Security admission controller: they ship in its Go module. */
const MODULE = "k8s.io/pod-security-admission@v0.37.2";
const LEVELS = ["baseline", "restricted"] as const;
type Level = (typeof LEVELS)[number];

/** How many fixtures the newest version of the standards has. */
const COUNTS = { baseline: { fail: 34, pass: 15 }, restricted: { fail: 76, pass: 23 } };

/** The folder of the fixtures; nothing where Go cannot fetch them, but never silently so in CI. */
function fixturesFolder(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "ktm-fixtures-"));
  try {
    writeFileSync(join(folder, "go.mod"), "module fixtures\n");
    const output = execFileSync("go", ["mod", "download", "-json", MODULE], {
      cwd: folder,
      encoding: "utf8",
    });
    return join((JSON.parse(output) as { Dir: string }).Dir, "test", "testdata");
  } catch (error) {
    if (process.env["CI"]) throw error;
    console.warn(
      `Skipped: the fixtures come in the Go module ${MODULE}, and \`go mod download\` failed. ${error}`,
    );
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const testdata = fixturesFolder();
const describeWithFixtures = testdata === undefined ? describe.skip : describe;

/** The policies that serve a control, with the controls in lower case as the fixtures spell them: `baseline/hostports`. */
const judges = policies.flatMap((policy) => {
  const references = policy.references.filter((reference) => reference.startsWith("pss:"));
  if (isStackPolicy(policy) || references.length === 0) return [];
  return [{ policy, controls: references.map((reference) => reference.slice("pss:".length).toLowerCase()) }];
});

interface Said extends Finding {
  readonly controls: readonly string[];
}

/** What the policies of the controls say about each fixture of a folder. */
function judged(level: Level, outcome: "fail" | "pass"): [file: string, said: Said[]][] {
  const folder = join(newest(level), outcome);
  return readdirSync(folder).map((file) => {
    const { resources } = readManifests(readFileSync(join(folder, file), "utf8"), file);
    const objects = resources.flatMap(({ declaration }) => objectsOf(declaration));
    return [file, objects.flatMap((object) => judges.flatMap((judge) => saidBy(judge, object)))];
  });
}

function saidBy({ policy, controls }: (typeof judges)[number], object: DeclaredResource): Said[] {
  if (!policy.appliesTo(object)) return [];
  const { findings, faults } = evaluate(policy, object);
  if (faults[0] !== undefined) throw faults[0].error;
  return findings.map((finding) => ({ ...finding, controls }));
}

function newest(level: Level): string {
  const minor = (version: string) => Number(version.split(".")[1]);
  const versions = readdirSync(join(testdata ?? "", level)).sort((a, b) => minor(b) - minor(a));
  return join(testdata ?? "", level, versions[0] ?? "");
}

/** Whether the policy of the control that a fixture is named after is certain; baseline controls count at both levels. */
function isFound(file: string, said: readonly Said[]): boolean {
  const control = file.replace(/\d+\.yaml$/, "");
  return said.some(
    ({ verdict, controls }) =>
      verdict === "violated" && LEVELS.some((level) => controls.includes(`${level}/${control}`)),
  );
}

describeWithFixtures(`fixtures of ${MODULE}`, () => {
  test.each(LEVELS)("finds every pod that must fail at %s, by the policy of its control", (level) => {
    const fixtures = judged(level, "fail");
    expect(fixtures).toHaveLength(COUNTS[level].fail);
    expect(fixtures.filter(([file, said]) => !isFound(file, said)).map(([file]) => file)).toEqual([]);
  });

  test.each(LEVELS)("has no finding of that level on a pod that must pass at %s", (level) => {
    const asked: readonly string[] = level === "baseline" ? ["baseline"] : LEVELS;
    const isAsked = (control: string) => asked.includes(control.split("/")[0] ?? "");
    const fixtures = judged(level, "pass");
    expect(fixtures).toHaveLength(COUNTS[level].pass);
    const alarms = fixtures.flatMap(([file, said]) =>
      said
        .filter(({ controls }) => controls.some(isAsked))
        .map(({ policy, message }) => `${file}: ${policy.id}: ${message}`),
    );
    expect(alarms).toEqual([]);
  });
});
