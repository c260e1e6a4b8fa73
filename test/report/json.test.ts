import { jsonOf } from "../../lib/report/json";
import { finding, hostileFinding, report } from "../support/reports";

const written = (findings: Parameters<typeof report>[0]) => [...jsonOf(report(findings))];

test.each([
  ["nothing", []],
  ["one finding", [finding()]],
  ["findings with all that a text may hold", [hostileFinding(), finding({ message: '\n  "findings": []' })]],
] as const)("the parts together are the JSON of a report of %s", (_, findings) => {
  expect(written(findings).join("")).toBe(`${JSON.stringify(report(findings), null, 2)}\n`);
});

test("a large report comes in parts", () => {
  const many = Array.from({ length: 3000 }, () => finding());
  expect(written(many).length).toBeGreaterThan(1);
  expect(written(many).join("")).toBe(`${JSON.stringify(report(many), null, 2)}\n`);
});
