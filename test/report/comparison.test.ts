import { objectsOf } from "../../lib/model/declared-resource";
import type { ValueMap } from "../../lib/model/value";
import { settingsOf } from "../../lib/policy/configuration";
import { isStackPolicy } from "../../lib/policy/define";
import { evaluate } from "../../lib/policy/evaluate";
import { baselineOf, compared, readBaseline } from "../../lib/report/comparison";
import { recordOf } from "../../lib/report/record";
import { type Report, reportOf } from "../../lib/report/report";
import { sarifOf } from "../../lib/report/sarif";
import { policies } from "../../policies";
import type { Tweaks } from "../support/builders";
import { EXEMPTION, layout } from "../support/reports";

const POLICIES = policies.filter(({ id }) =>
  ["no-privileged-containers", "no-host-namespaces", "limit-added-capabilities"].includes(id),
);

interface Declared {
  readonly urn?: string | null;
  readonly line?: number;
}

/** The report of a Deployment with this pod spec. */
function reported(spec: Tweaks, { urn = null, line = 1 }: Declared = {}): Report {
  const properties = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop" },
    spec: { template: { spec: spec as ValueMap } },
  };
  const source = { file: "index.ts", line, column: 1 };
  const objects = objectsOf({ urn, type: "kubernetes:apps/v1:Deployment", properties, source });
  const records = POLICIES.flatMap((policy) =>
    isStackPolicy(policy) ? [] : objects.flatMap((object) => evaluate(policy, object).findings.map(recordOf)),
  );
  const counts = {
    resources: 1,
    managedClusters: 0,
    oldCalendars: [],
    stack: null,
    folder: "",
    sources: new Map(),
  };
  return reportOf(
    { records, faults: [], notSeen: [], notices: [], ...counts },
    {
      policies,
      settings: settingsOf(policies),
      packVersion: "0.0.0",
      select: () => true,
      minSeverity: "low",
    },
  );
}

const container = (name: string, privileged = true) => ({
  name,
  image: "registry.example.com/a:1",
  securityContext: { privileged },
});

const one = reported({ containers: [container("api")] });

function changesFrom(before: Report, after: Report) {
  const { comparison } = compared(after, baselineOf(before, "before"), () => true);
  return [comparison?.new, comparison?.unchanged, comparison?.fixed.length];
}

describe("nothing is new where", () => {
  test.each<[string, Report, Report]>([
    ["every line moved by ten", one, reported({ containers: [container("api")] }, { line: 11 })],
    [
      "containers change their order",
      reported({ containers: [container("api"), container("log")] }),
      reported({ containers: [container("log"), container("api")] }),
    ],
    [
      "a harmless container comes first",
      one,
      reported({ containers: [container("first", false), container("api")] }),
    ],
    [
      "the same program runs in another stack",
      reported(
        { containers: [container("api")] },
        { urn: "urn:pulumi:dev::shop::kubernetes:apps/v1:Deployment::web" },
      ),
      reported(
        { containers: [container("api")] },
        { urn: "urn:pulumi:prod::shop::kubernetes:apps/v1:Deployment::web" },
      ),
    ],
    [
      "a suffix is drawn anew",
      reported(
        { containers: [container("api")] },
        { urn: "urn:pulumi:dev::shop::kubernetes:apps/v1:Deployment::web-1a2b3c4d" },
      ),
      reported(
        { containers: [container("api")] },
        { urn: "urn:pulumi:dev::shop::kubernetes:apps/v1:Deployment::web-9f8e7d6c" },
      ),
    ],
  ])("%s", (_name, before, after) => {
    expect(changesFrom(before, after)).toEqual([0, before.findings.length, 0]);
  });
});

describe("one finding is new where", () => {
  test.each<[string, Report, Report]>([
    ["the program had none", reported({ containers: [container("api", false)] }), one],
    [
      "a second container of the same object becomes privileged",
      one,
      reported({ containers: [container("api"), container("log")] }),
    ],
    ["another policy finds something", one, reported({ hostPID: true, containers: [container("api")] })],
    [
      "a resource of another name has it",
      reported(
        { containers: [container("api")] },
        { urn: "urn:pulumi:dev::shop::kubernetes:apps/v1:Deployment::web" },
      ),
      reported(
        { containers: [container("api")] },
        { urn: "urn:pulumi:dev::shop::kubernetes:apps/v1:Deployment::api" },
      ),
    ],
    [
      "a list that already holds a forbidden value gets another",
      reported({
        containers: [
          { ...container("api", false), securityContext: { capabilities: { add: ["SYS_ADMIN"] } } },
        ],
      }),
      reported({
        containers: [
          {
            ...container("api", false),
            securityContext: { capabilities: { add: ["NET_ADMIN", "SYS_ADMIN"] } },
          },
        ],
      }),
    ],
  ])("%s", (_name, before, after) => {
    expect(changesFrom(before, after)[0]).toBe(1);
  });
});

test("one of two places that is repaired makes nothing new and fixes nothing yet", () => {
  const two = reported({ containers: [container("api"), container("log")] });
  expect(changesFrom(two, one)).toEqual([0, 1, 0]);
});

test("a finding that is gone is fixed, unless this run was not asked for it", () => {
  const clean = reported({ containers: [container("api", false)] });
  expect(changesFrom(one, clean)).toEqual([0, 0, 1]);
  const narrowed = compared(clean, baselineOf(one, "before"), () => false);
  expect(narrowed.comparison?.fixed).toEqual([]);
});

test("a finding whose exemption has ended is new", () => {
  const exempted = { ...one, findings: one.findings.map((each) => ({ ...each, exempted: EXEMPTION })) };
  expect(changesFrom(exempted, one)).toEqual([1, 0, 0]);
});

test("issues that nothing tells apart are counted", () => {
  const twins = reported({ containers: [container("api"), container("api")] });
  const prints = twins.findings.flatMap(({ issues }) => issues.map(({ fingerprint }) => fingerprint));
  expect(new Set(prints).size).toBe(prints.length);
  expect(changesFrom(one, twins)).toEqual([1, 0, 0]);
});

test("a baseline is read from JSON and from SARIF alike", () => {
  const fromJson = readBaseline(JSON.parse(JSON.stringify(one)), "x");
  const fromSarif = readBaseline(JSON.parse(sarifOf(one, layout)), "x");
  expect(fromSarif).toEqual(fromJson);
  expect(compared(one, fromSarif, () => true).comparison).toMatchObject({ new: 0, unchanged: 1, fixed: [] });
});

test.each([
  ["another document", {}, /no report of ktm/],
  [
    "a report of before fingerprints",
    { version: 1, findings: [{ verdict: "violated", policy: "x" }] },
    /anew/,
  ],
  ["SARIF of another tool", { version: "2.1.0", runs: [{ results: [{ ruleId: "x" }] }] }, /anew/],
])("%s is no baseline", (_name, document, message) => {
  expect(() => readBaseline(document, "x")).toThrow(message);
});
