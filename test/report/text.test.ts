import { settingsOf } from "../../lib/policy/configuration";
import { judge } from "../../lib/program/judge";
import { recordOf } from "../../lib/report/record";
import { type Report, type RunResult, reportOf } from "../../lib/report/report";
import { textOf } from "../../lib/report/text";
import { requireProbes } from "../../policies/denial-of-service/require-probes";
import { noHostNamespaces } from "../../policies/privilege-escalation/no-host-namespaces";
import { deployment, type Manifest, UNKNOWN } from "../support/builders";
import { layout } from "../support/reports";

/** One severe policy, and one that is not. */
const POLICIES = [noHostNamespaces, requireProbes];

/** The report of a run on these objects by both policies. */
function report(
  objects: readonly Manifest[],
  { file = "app.yaml", ...run }: Partial<RunResult> & { readonly file?: string } = {},
): Report {
  const settings = settingsOf(POLICIES, { all: "advisory", [noHostNamespaces.id]: "mandatory" });
  const declared = objects.map((properties, index) => {
    const source = { file, line: index + 1, column: 1 };
    return { name: "", declaration: { urn: null, type: "", properties, source } };
  });
  const { findings } = judge(POLICIES, declared, settings);
  const whole = {
    records: findings.map(recordOf),
    faults: [],
    notSeen: [],
    notices: [],
    resources: objects.length,
    managedClusters: 0,
    oldCalendars: [],
    stack: null,
    folder: "",
    sources: new Map(),
    ...run,
  };
  const options = {
    policies: POLICIES,
    settings,
    packVersion: "1.0.0",
    select: () => true,
    minSeverity: "low",
  };
  return reportOf(whole, options as Parameters<typeof reportOf>[1]);
}

const folded = (of: Report) => textOf(of, layout);
const inFull = (of: Report) => textOf(of, { ...layout, verbose: true });
const many = (count: number, spec: Parameters<typeof deployment>[1]) =>
  Array.from({ length: count }, (_, index) => deployment(`shop/web-${index}`, spec));

const SEVERE = { hostPID: true };
const MILD = { "containers[0].readinessProbe": undefined };

describe("what is severe", () => {
  test("is a block: the policy, each object with its place, and once what to do, why and where the rule is from", () => {
    expect(folded(report(many(2, SEVERE)))).toBe(
      [
        `HIGH no-host-namespaces [mandatory] ${noHostNamespaces.title}`,
        '  app.yaml:1:1 Deployment "shop/web-0" must not set spec.template.spec.hostPID=true.',
        '  app.yaml:2:1 Deployment "shop/web-1" must not set spec.template.spec.hostPID=true.',
        `  Fix: ${noHostNamespaces.fix}`,
        `  Why: ${noHostNamespaces.why}`,
        `  See: ${noHostNamespaces.references.join(", ")}`,
        "",
        "2 violations in 2 Kubernetes objects: 2 high; 2 mandatory.",
        "",
      ].join("\n"),
    );
  });

  test("names ten objects, and counts the others", () => {
    const text = folded(report(many(12, SEVERE)));
    expect(text.match(/must not set/g)).toHaveLength(10);
    expect(text).toContain("\n  and 2 more objects; --verbose shows each\n  Fix: ");
  });

  test("names each of ten objects", () => {
    const text = folded(report(many(10, SEVERE)));
    expect(text.match(/must not set/g)).toHaveLength(10);
    expect(text).not.toContain("more object");
  });

  test("names each of any number of objects where that is wanted", () => {
    const text = inFull(report(many(12, SEVERE)));
    expect(text.match(/must not set/g)).toHaveLength(12);
    expect(text).not.toContain("more object");
  });
});

describe("what is not severe", () => {
  const line = `LOW require-probes ${requireProbes.title}: `;

  test("is a line, which names the objects", () => {
    expect(folded(report(many(2, MILD)))).toBe(
      `${line}Deployment "shop/web-0" and Deployment "shop/web-1"\n\n2 violations in 2 Kubernetes objects: 2 low; 0 mandatory. --verbose shows each finding.\n`,
    );
  });

  test("names three objects, and counts the others", () => {
    expect(folded(report(many(3, MILD)))).not.toContain("more");
    expect(folded(report(many(5, MILD)))).toContain(
      `${line}Deployment "shop/web-0", Deployment "shop/web-1", Deployment "shop/web-2" and 2 more\n`,
    );
  });

  test("comes after what is severe", () => {
    const text = folded(report(many(1, { ...SEVERE, ...MILD })));
    expect(text.indexOf("HIGH")).toBeLessThan(text.indexOf("LOW"));
    expect(text).toContain("2 violations in 1 Kubernetes object: 1 high and 1 low; 1 mandatory.");
  });

  test("is a block where that is wanted", () => {
    const text = inFull(report(many(1, MILD)));
    expect(text).toContain(
      `LOW require-probes [advisory] ${requireProbes.title}\n  app.yaml:1:1 Deployment "shop/web-0": container "web" must set readinessProbe (`,
    );
    expect(text).toContain(`\n  Fix: ${requireProbes.fix}\n`);
    expect(text).not.toContain("--verbose");
  });
});

describe("what was not judged", () => {
  test("is counted where values are not known", () => {
    const text = folded(report(many(2, { hostPID: UNKNOWN })));
    expect(text).toMatch(
      /^Undecided: 2 questions of 1 policy on .*\n\nNo violations in 2 Kubernetes objects\.\n$/,
    );
  });

  test("is a line for each type and reason, with five names", () => {
    const notSeen = Array.from({ length: 7 }, (_, index) => ({
      urn: null,
      type: "kubernetes:helm.sh/v3:Release",
      name: `chart-${index}`,
      reason: "its chart is rendered in the cluster",
    }));
    expect(folded(report([], { notSeen }))).toContain(
      'Not seen: kubernetes:helm.sh/v3:Release "chart-0", "chart-1", "chart-2", "chart-3", "chart-4" and 2 more: its chart is rendered in the cluster.\n',
    );
  });

  test("is a notice where a call or a policy failed, each once", () => {
    const text = folded(report([], { notices: ["a call was not answered", "a call was not answered"] }));
    expect(text.match(/Notice: a call was not answered\n/g)).toHaveLength(1);
  });
});

test("the summary names the stack and the managed clusters", () => {
  expect(folded(report([], { resources: 1, managedClusters: 2, stack: "dev" }))).toBe(
    "No violations in 2 managed clusters, 1 Kubernetes object of stack dev.\n",
  );
});

test("styles are those of the layout", () => {
  const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const style = { bold: mark("b"), dim: mark("d"), red: mark("r"), yellow: mark("y") };
  const text = textOf(report(many(1, { ...SEVERE, ...MILD })), { ...layout, style });
  expect(text).toContain("<r>HIGH</r> <b>no-host-namespaces</b> <d>[mandatory]</d>");
  expect(text).toContain("<y>LOW</y> <b>require-probes</b>");
  expect(text).toContain("<b>2 violations in");
});

test("names with control characters reach no terminal", () => {
  const hostile = "web\u001b[31m\nroot\u202e\u0007";
  const object = deployment("web", { ...SEVERE, ...MILD }, { "metadata.name": hostile });
  const lost = { urn: null, type: "kubernetes:helm.sh/v3:Release", name: hostile, reason: "a Release" };
  const notices = [`${hostile.replace("\n", "")} was not answered`];
  const text = inFull(report([object], { notSeen: [lost], notices, file: `${hostile}.yaml` }));
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  expect(text).not.toContain("\nroot");
});
