import { isEventLog, reportOfEvents } from "../../lib/report/engine-events";
import { policies } from "../../policies";

const urn = "urn:pulumi:dev::shop::kubernetes:core/v1:Pod::web";

const event = (name: string, content: object, sequence = 1) => ({ sequence, timestamp: 1, [name]: content });

const violation = (changes: object = {}) =>
  event("policyEvent", {
    resourceUrn: urn,
    message:
      '<{%reset%}>Pods must not share namespaces\nPod "shop/web" must not set spec.hostPID=true.\nFix: Remove it.\nWhy: x<{%reset%}>\n',
    color: "raw",
    policyName: "no-host-namespaces",
    policyPackName: "kubernetes-threat-model",
    enforcementLevel: "mandatory",
    severity: "high",
    ...changes,
  });

const registered = event("resourcePreEvent", {
  metadata: { urn, new: { inputs: { metadata: { name: "web" }, spec: {} } } },
});

const reported = (...events: Record<string, unknown>[]) => reportOfEvents(events, policies, "1.0.0", "");

test("a violation in the event log has what the pack knows of its policy", () => {
  const report = reported(registered, violation());
  expect(report).toMatchObject({ stack: "dev", summary: { resources: 1, violated: 1 } });
  expect(report.findings[0]).toMatchObject({
    policy: "no-host-namespaces",
    severity: "high",
    enforcement: "mandatory",
    message: 'Pod "shop/web" must not set spec.hostPID=true',
    resource: { urn, kind: "Pod", title: 'Pod "shop/web"' },
    fix: expect.stringContaining("hostPID"),
  });
});

test("policies that are off by default are shown where the engine ran them", () => {
  const off = policies.find(({ profile }) => profile === "restricted")?.id;
  expect(reported(violation({ policyName: off, enforcementLevel: "warning" })).findings[0]).toMatchObject({
    policy: off,
    enforcement: "advisory",
  });
});

test("what could not be judged is a notice, and so is the number of findings of other packs", () => {
  const { findings, notices } = reported(
    violation({
      policyName: "report-unjudged",
      message: "Part of this stack is open.\n2 questions are open.",
    }),
    violation({ policyName: "another", policyPackName: "other" }),
  );
  expect(findings).toEqual([]);
  expect(notices).toEqual(["2 questions are open", "1 finding of other policy packs not in this report"]);
});

test("control characters and directives of colour are gone", () => {
  const [finding] = reported(violation({ message: "a\u001b[31m <{%red%}>b" })).findings;
  expect(finding?.message).toBe("a\\u{1b}[31m b");
});

test("events of the engine are told from other JSON", () => {
  expect(isEventLog([registered])).toBe(true);
  expect(isEventLog([{ version: 1 }])).toBe(false);
  expect(isEventLog([])).toBe(false);
});
