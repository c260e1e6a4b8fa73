import { oldCalendarsIn } from "../../lib/cloud/calendar-age";
import { EKS_CALENDAR } from "../../lib/cloud/support-calendar";
import { declaredBy } from "../../lib/model/declared-resource";
import { ON_VERSIONS } from "../../lib/policy/configuration";
import { policies } from "../../policies";

function declared(type: string, properties: Record<string, string>) {
  return declaredBy({ urn: `urn:pulumi:dev::shop::${type}::prod`, type, properties });
}

const EKS = declared("aws:eks/cluster:Cluster", { version: "1.33", name: "prod" });
const after = (days: number) =>
  new Date(Date.parse(EKS_CALENDAR.taken) + days * 86_400_000).toISOString().slice(0, 10);

test("a calendar that is older than 180 days says so, once for all clusters that it judges", () => {
  expect(oldCalendarsIn([...EKS, ...EKS], after(181))).toEqual([
    `the dates until when versions of EKS are supported are those of ${EKS_CALENDAR.taken}, 181 days ago; a newer version of the pack may know others`,
  ]);
});

test.each([
  ["of 180 days", EKS, 180],
  ["without a cluster", [], 999],
  ["where a cluster fixes no version", declared("aws:eks/cluster:Cluster", { name: "prod" }), 999],
  ["where there is another resource", declared("aws:s3/bucket:Bucket", { version: "1.33" }), 999],
])("a calendar %s says nothing", (_name, resources, days) => {
  expect(oldCalendarsIn(resources, after(days))).toEqual([]);
});

test("there is a policy that judges by the calendars", () => {
  expect(policies.map(({ id }) => id)).toContain(ON_VERSIONS);
});
