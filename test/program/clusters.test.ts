import type { ValueMap } from "../../lib/model/value";
import { judgedIn, programOf } from "../../lib/program/clusters";

const resource = (type: string, name: string, properties: ValueMap, cluster = "") => ({
  name,
  declaration: { urn: `urn:pulumi:dev::shop::${type}::${name}`, type, properties, cluster },
});
const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: {} };

test("each cluster knows the resources of other providers, which belong to none", () => {
  const program = programOf([
    resource("aws:eks/cluster:Cluster", "prod", { version: "1.33" }),
    resource("kubernetes:core/v1:Pod", "a", pod, "one"),
    resource("kubernetes:core/v1:Pod", "b", pod, "two"),
  ]);
  expect(program.clusters.map(({ id }) => id)).toEqual(["one", "two"]);
  for (const { cloud } of program.clusters) expect(cloud).toBe(program.cloud);
  expect(program.cloud.of("aws:eks/cluster:Cluster").map(({ title }) => title)).toEqual([
    'aws:eks/cluster:Cluster "prod"',
  ]);
  expect(judgedIn(program)).toMatchObject({ resources: 2, managedClusters: 1 });
});

test("a program without other providers has no such resources", () => {
  const { clusters, cloud } = programOf([resource("kubernetes:core/v1:Pod", "a", pod)]);
  expect([clusters.map(({ id }) => id), cloud.objects]).toEqual([[""], []]);
});
