import { join } from "node:path";
import { NOTICE } from "../../lib/policy/configuration";
import { isEventLog, reportOfEvents } from "../../lib/report/engine-events";
import { policies } from "../../policies";
import { describeWithEngine } from "./support/describe";
import { previewWithEngine } from "./support/engine";

const root = join(__dirname, "..", "..");

describeWithEngine("the event log of the real engine", () => {
  test("gives a report of what the engine printed", async () => {
    const program = join(root, "examples", "guestbook-vulnerable");
    const { events, violations } = await previewWithEngine({ program, pack: root });
    if (!isEventLog(events)) throw new Error("not taken for an event log");
    const report = reportOfEvents(events, policies, "1.0.0", "");
    const printed = violations.filter(({ policy }) => policy !== NOTICE);
    expect(report.summary.violated).toBe(printed.length);
    expect(report.summary.resources).toBeGreaterThan(20);
    const critical = report.findings.find(({ policy }) => policy === "no-privileged-containers");
    expect(critical).toMatchObject({
      enforcement: "mandatory",
      resource: { kind: "DaemonSet", title: 'DaemonSet "monitoring/node-agent"' },
    });
    expect(report.findings.filter(({ message }) => /<\{%|Fix:/.test(message))).toEqual([]);
  });
});
