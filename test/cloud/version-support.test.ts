import * as calendars from "../../lib/cloud/support-calendar";
import { dayOf, minorOf } from "../../lib/cloud/version-support";
import { declaredBy } from "../../lib/model/declared-resource";
import { UNKNOWN, type Value } from "../../lib/model/value";

function minor(version: Value) {
  const type = "aws:eks/cluster:Cluster";
  const urn = `urn:pulumi:dev::shop::${type}::prod`;
  const [cluster] = declaredBy({ urn, type, properties: { version } });
  return cluster === undefined ? undefined : minorOf(cluster.at("version"));
}

test.each([
  ["1.33", 33],
  ["v1.29", 29],
  ["1.33.4-gke.100", 33],
  ["1.31.1-do.5", 31],
  ["1.30.5+k3s1", 30],
  ["latest", undefined],
  ["1.", undefined],
  ["2.1", undefined],
  ["v1.31.1+lke4", undefined],
  ["", undefined],
])("the minor of %s is %s", (version, expected) => {
  expect(minor(version)).toBe(expected);
});

test("a version that is no text is not known", () => {
  expect(minor(UNKNOWN)).toBe(UNKNOWN);
  expect(minor(1.3)).toBe(UNKNOWN);
});

test("the day is the given one, else that of the run", () => {
  expect(dayOf("2027-03-31")).toBe("2027-03-31");
  expect(dayOf("")).toBe(new Date().toISOString().slice(0, 10));
  expect(dayOf("in March")).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test.each(Object.entries(calendars))("the dates of %s are dates, in order", (_name, { taken, ends }) => {
  const dates = [taken, ...Object.values(ends).flatMap((end) => Object.values(end))];
  for (const date of dates) expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
  const standard = Object.values(ends).map((end) => end.standard);
  expect(standard).toEqual([...standard].sort());
  for (const { standard: end, extended = "9999" } of Object.values(ends)) expect(extended > end).toBe(true);
});
