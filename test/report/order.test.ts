import { objectsOf } from "../../lib/model/declared-resource";
import { settingsOf } from "../../lib/policy/configuration";
import { isStackPolicy } from "../../lib/policy/define";
import { evaluate } from "../../lib/policy/evaluate";
import { recordOf } from "../../lib/report/record";
import { reportOf } from "../../lib/report/report";
import { policies } from "../../policies";
import { type Manifest, UNKNOWN } from "../support/builders";

const REPORTED_OF_ALL = {
  policies,
  settings: settingsOf(policies),
  packVersion: "0.0.0",
  select: () => true,
  minSeverity: "low",
} as const;

function reportedOf(properties: Manifest) {
  const objects = objectsOf({ urn: null, type: "", properties });
  const records = policies.flatMap((policy) =>
    isStackPolicy(policy)
      ? []
      : objects.filter(policy.appliesTo).flatMap((object) => evaluate(policy, object).findings.map(recordOf)),
  );
  const run = {
    records,
    faults: [],
    notSeen: [],
    notices: [],
    resources: 1,
    managedClusters: 0,
    oldCalendars: [],
    stack: null,
    folder: "",
    sources: new Map(),
  };
  return reportOf(run, REPORTED_OF_ALL).findings;
}

const findings = reportedOf({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: {
    hostPID: true,
    shareProcessNamespace: UNKNOWN,
    containers: [{ name: "web", image: "nginx", securityContext: { privileged: true } }],
  },
});

test("what names an attack comes before hygiene", () => {
  const certain = findings.filter(({ verdict }) => verdict === "violated").map(({ severity }) => severity);
  const order = ["critical", "high", "medium", "low"];
  expect(new Set(certain)).toEqual(new Set(order));
  expect(certain).toEqual(order.flatMap((severity) => certain.filter((each) => each === severity)));
  expect(findings[0]?.policy).toBe("no-privileged-containers");
});

test("what is certain comes before what is open", () => {
  const verdicts = findings.map(({ verdict }) => verdict);
  expect(verdicts.lastIndexOf("violated")).toBeLessThan(verdicts.indexOf("undecided"));
});
