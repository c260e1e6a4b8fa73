import { UNKNOWN } from "../../lib/model/value";
import { programOf } from "../../lib/program/clusters";
import { readState } from "../../lib/program/state";

const urn = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
const provider = {
  urn: urn("pulumi:providers:kubernetes", "k8s"),
  type: "pulumi:providers:kubernetes",
  inputs: { namespace: "shop" },
};
const pod = {
  urn: urn("kubernetes:core/v1:Pod", "web"),
  type: "kubernetes:core/v1:Pod",
  provider: `${provider.urn}::0c1`,
  inputs: { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: "[secret]" },
  propertyDependencies: { spec: ["urn:a"] },
  sourcePosition: "project:///node_modules/x/index.js#1,1",
  stackTrace: [
    { sourcePosition: "project:///node_modules/x/index.js#1,1" },
    { sourcePosition: "project:///lib/pods.ts#8,12" },
  ],
};

test("a preview and an exported stack give the same resources", () => {
  const preview = readState(
    {
      steps: [
        { op: "create", newState: provider },
        { op: "create", newState: pod },
      ],
    },
    "p.json",
  );
  const exported = readState({ version: 3, deployment: { resources: [provider, pod] } }, "s.json");
  expect(preview).toEqual(exported);
});

test("a resource has its provider's namespace, its dependencies and the line that declared it", () => {
  const [, resource] = readState({ steps: [{ newState: provider }, { newState: pod }] }, "p.json") ?? [];
  expect(resource).toMatchObject({
    name: "web",
    declaration: {
      cluster: "",
      defaultNamespace: "shop",
      properties: { spec: UNKNOWN },
      dependencies: { spec: ["urn:a"] },
      source: { file: "lib/pods.ts", line: 8, column: 12 },
    },
  });
});

test("what is to be deleted is not judged", () => {
  expect(readState({ steps: [{ op: "delete", oldState: pod }] }, "p.json")).toEqual([]);
});

test("a component that was not expanded, and a Release, count as not seen", () => {
  const types = [
    "kubernetes:yaml/v2:ConfigGroup",
    "kubernetes:helm.sh/v3:Release",
    "kubernetes:core/v1:Service",
  ];
  const resources = types.map((type) => ({ urn: urn(type, "x"), type }));
  const {
    clusters: [cluster],
  } = programOf(readState({ version: 3, deployment: { resources } }, "s.json") ?? []);
  expect(cluster?.notSeen.map(({ type }) => type).sort()).toEqual([...types].sort());
});

test("other documents are no state", () => {
  for (const document of [null, 1, [], {}, { kind: "Pod", steps: [] }, { steps: {} }]) {
    expect(readState(document, "x.json")).toBeUndefined();
  }
});

test("a resource without a type is an error that names the file", () => {
  expect(() => readState({ version: 3, deployment: { resources: [{ urn: 1 }] } }, "s.json")).toThrow(
    /^s\.json: /,
  );
});
