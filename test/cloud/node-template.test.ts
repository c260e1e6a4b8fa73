import { nodeTemplatesIn, userDataOf } from "../../lib/cloud/aws/node-template";
import { UNKNOWN, type Value, type ValueMap } from "../../lib/model/value";
import { dependingOn, type Manifest, resource, stack } from "../support/builders";
import { programIn } from "../support/declared";

const template = (name: string, inputs: ValueMap = {}) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", name, { instanceType: "m7i.large", ...inputs });
const nodes = (launchTemplate: Value) =>
  resource("aws:eks/nodeGroup:NodeGroup", "workers", { clusterName: "prod", launchTemplate });
const encoded = (text: string) => Buffer.from(text).toString("base64");

/** The templates of nodes by their name in the program, and whether they are for certain. */
function found(...objects: Manifest[]): [string, unknown][] {
  const { cloud } = programIn(stack(...objects));
  return nodeTemplatesIn(cloud).map(({ data, isUsed }) => [data.owner.nameOrAlias, isUsed]);
}

test("a template belongs to the nodes that refer to it by an edge", () => {
  const [used, other] = [template("used"), template("other")];
  const group = dependingOn(nodes({ id: UNKNOWN }), { launchTemplate: [used] });
  expect(found(used, other, group)).toEqual([["used", true]]);
});

test("one of several edges may be the template", () => {
  const [one, two] = [template("one"), template("two")];
  const group = dependingOn(nodes({ id: UNKNOWN }), { launchTemplate: [one, two] });
  expect(found(one, two, group)).toEqual([
    ["one", UNKNOWN],
    ["two", UNKNOWN],
  ]);
});

test("a template belongs to the nodes that name it, perhaps where a name is not known", () => {
  const group = nodes({ name: "shop" });
  expect(found(template("used", { name: "shop" }), template("other", { name: "web" }), group)).toEqual([
    ["used", true],
  ]);
  expect(found(template("used", { name: UNKNOWN }), group)).toEqual([["used", UNKNOWN]]);
  expect(found(template("used", { name: "shop" }), nodes({ name: UNKNOWN }))).toEqual([["used", UNKNOWN]]);
});

test("user data that joins a cluster makes a template one of nodes", () => {
  const joins = (text: Value) => found(nodes(null), template("own", { userData: text }));
  expect(joins(encoded("/etc/eks/bootstrap.sh prod"))).toEqual([["own", true]]);
  expect(joins(encoded("apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig"))).toEqual([["own", true]]);
  expect(joins(encoded("[settings.kubernetes]\ncluster-name = 'prod'"))).toEqual([["own", true]]);
  expect(joins(encoded("echo ready"))).toEqual([]);
  expect(joins(UNKNOWN)).toEqual([["own", UNKNOWN]]);
});

test("user data that is not known says nothing where nothing of EKS is declared", () => {
  expect(found(template("own", { userData: UNKNOWN }))).toEqual([]);
});

test("user data is read as text, encoded or not", () => {
  const text = (inputs: ValueMap) => {
    const { cloud } = programIn(stack(template("own", inputs)));
    return cloud.objects.map((object) => userDataOf(object.root).string());
  };
  expect(text({ userData: encoded("#!/bin/bash\necho ready\n") })).toEqual(["#!/bin/bash\necho ready\n"]);
  expect(text({ userData: "#!/bin/bash\necho ready\n" })).toEqual(["#!/bin/bash\necho ready\n"]);
  expect(text({ userDataBase64: encoded("echo ready!") })).toEqual(["echo ready!"]);
  expect(text({ userData: UNKNOWN })).toEqual([UNKNOWN]);
});
