import type { ValueMap } from "../../lib/model/value";
import { clustersOf, judgedIn } from "../../lib/program/clusters";

const resource = (type: string, name: string, properties: ValueMap, cluster = "") => ({
  name,
  declaration: { urn: `urn:pulumi:dev::shop::${type}::${name}`, type, properties, cluster },
});
const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: {} };

test("each cluster knows the resources of other providers, which are a group of their own", () => {
  const clusters = clustersOf([
    resource("aws:eks/cluster:Cluster", "prod", { version: "1.33" }),
    resource("kubernetes:core/v1:Pod", "a", pod, "one"),
    resource("kubernetes:core/v1:Pod", "b", pod, "two"),
  ]);
  expect(clusters.map(({ id }) => id)).toEqual(["one", "two", "cloud"]);
  const [one, two, cloud] = clusters;
  expect(one?.cloud).toBe(cloud);
  expect(two?.cloud?.of("aws:eks/cluster:Cluster").map(({ title }) => title)).toEqual([
    'aws:eks/cluster:Cluster "prod"',
  ]);
  expect(judgedIn(clusters)).toEqual({ resources: 2, managedClusters: 1 });
});

test("a program without other providers has no such group", () => {
  expect(clustersOf([resource("kubernetes:core/v1:Pod", "a", pod)]).map(({ id }) => id)).toEqual([""]);
});
