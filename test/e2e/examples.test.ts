import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { EKS_CALENDAR } from "../../lib/cloud/support-calendar";
import type { FindingRecord } from "../../lib/report/record";
import type { Report } from "../../lib/report/report";
import { describeWithEngine } from "./support/describe";
import { previewWithEngine } from "./support/engine";
import { packTarball } from "./support/tarball";

const root = join(__dirname, "..", "..");
const examples = readdirSync(join(root, "examples")).filter((name) =>
  existsSync(join(root, "examples", name, "Pulumi.yaml")),
);
const programOf = (example: string) => join(root, "examples", example);

/** What was found, without what differs from run to run: the URN of the stack. */
function facts(found: readonly unknown[]): string[] {
  const records = found.filter(
    (record): record is FindingRecord => typeof record === "object" && record !== null && "verdict" in record,
  );
  return records
    .map(({ policy, verdict, resource, message }) => `${policy} ${verdict} ${resource.kind} ${message}`)
    .sort();
}

function ktm(...args: string[]): Report {
  const output = execFileSync(
    process.execPath,
    [join(root, "bin", "ktm.js"), ...args, "--format", "json", "--fail-on", "never"],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 1e9,
    },
  );
  return JSON.parse(output) as Report;
}

/** While a cluster is not there yet, the engine shows no children of a ConfigGroup; `ktm` reads its text itself. */
function isSeenByEngine({ resource }: Report["findings"][number]): boolean {
  return resource.urn?.includes("kubernetes:yaml/v2:ConfigGroup$") !== true;
}

describeWithEngine("each example on the real engine", () => {
  test.each(examples)("%s: the clone finds what ktm preview finds", async (example) => {
    const onEngine = await previewWithEngine({ program: programOf(example), pack: root });
    const alone = ktm("preview", programOf(example));
    const findings = alone.findings.filter(isSeenByEngine);
    expect(facts(onEngine.findings)).toEqual(facts(findings));
    expect(onEngine.violations.filter(({ policy }) => policy !== "report-unjudged")).toHaveLength(
      findings.filter(({ verdict }) => verdict === "violated").length,
    );
    expect(onEngine.violations.filter(({ policy }) => policy === "report-unjudged").length > 0).toBe(
      alone.summary.undecided + alone.summary.notSeen > 0,
    );
    expect(onEngine.exitCode).toBe(findings.some(isMandatoryViolation) ? 1 : 0);
  });

  test("a cluster that is there: its role is found by the ARN that is known now, and its trust is decided", async () => {
    const program = programOf("cluster-and-apps");
    const { findings, stdout } = await previewWithEngine({ program, pack: root, isDeployed: true });
    const found = facts(findings);
    const isOld = Date.now() - Date.parse(EKS_CALENDAR.taken) > 181 * 86_400_000;
    expect(stdout.includes("the dates until when versions of EKS are supported are those of")).toBe(isOld);
    const said = found.filter((fact) => fact.startsWith("no-administrator-cloud-identities"));
    // The namespace is known now, too; the first preview says the same of `ServiceAccount "orders"`.
    expect(said).toEqual([
      'no-administrator-cloud-identities violated ServiceAccount ServiceAccount "shop/orders" must not act as aws:iam/role:Role "orders", which can administer the cloud account (metadata.annotations["eks.amazonaws.com/role-arn"])',
    ]);
    const open = ["no-broad-workload-trust", "require-kubelet-authentication", "no-suspicious-user-data"];
    expect(found.filter((fact) => open.some((id) => fact.startsWith(id)))).toEqual([]);
  });

  test.each(examples)("%s: the packed tarball in an empty folder finds the same", async (example) => {
    const onEngine = await previewWithEngine({ program: programOf(example), pack: packTarball() });
    const findings = ktm("preview", programOf(example)).findings.filter(isSeenByEngine);
    expect(facts(onEngine.findings)).toEqual(facts(findings));
  });
});

test.each([
  ["no-administrator-cloud-identities", "violated", 'aws:iam/role:Role "orders"'],
  ["no-open-node-ports", "violated", "must not open port 22 to the internet"],
  ["no-cloud-cluster-administrators", "violated", "must not grant AmazonEKSClusterAdminPolicy"],
  // The trust names the issuer, and the user data the endpoint, of a cluster that is not there yet.
  ["no-broad-workload-trust", "undecided", "assumeRolePolicy is not known until deployment"],
  ["require-kubelet-authentication", "undecided", "userData is not known until deployment"],
])("a cluster that is not there yet: %s is %s", (id, verdict, fact) => {
  const { findings } = ktm("preview", programOf("cluster-and-apps"));
  const [found] = findings.filter(({ policy }) => policy === id);
  expect(found?.verdict).toBe(verdict);
  expect(found?.message).toContain(fact);
});

test("the hardened example has no finding at the strictest profile", () => {
  const { findings, notSeen, notices } = ktm(
    "preview",
    programOf("guestbook-hardened"),
    "--profile",
    "restricted",
  );
  expect({ findings, notSeen, notices }).toEqual({ findings: [], notSeen: [], notices: [] });
});

test("every finding of a program names a line of the program", () => {
  for (const example of examples) {
    for (const { resource } of ktm("preview", programOf(example)).findings) {
      expect(resource.source).toMatchObject({
        file: expect.stringMatching(/^[a-z]+\.ts$/),
        line: expect.any(Number),
        column: expect.any(Number),
      });
    }
  }
});

test("the vulnerable example has findings in all six categories", () => {
  const categories = new Set(
    ktm("preview", programOf("guestbook-vulnerable")).findings.map(({ category }) => category),
  );
  expect([...categories].sort()).toEqual([
    "access-to-sensitive-data",
    "attacker-on-the-network",
    "denial-of-service",
    "malicious-code-execution",
    "persistence",
    "privilege-escalation",
  ]);
});

function isMandatoryViolation({ verdict, enforcement }: Report["findings"][number]): boolean {
  return verdict === "violated" && enforcement === "mandatory";
}
