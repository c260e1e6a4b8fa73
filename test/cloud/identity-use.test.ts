import { actingAccounts, cloudAssignments } from "../../lib/cloud/identity-assignment";
import { Cluster } from "../../lib/kubernetes/cluster";
import { type Declaration, declaredBy } from "../../lib/model/declared-resource";
import { Resources } from "../../lib/model/resources";
import { UNKNOWN, type ValueMap } from "../../lib/model/value";

const ROLE = "aws:iam/role:Role";
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ASSOCIATION = "aws:eks/podIdentityAssociation:PodIdentityAssociation";

function declared(
  type: string,
  properties: ValueMap,
  from: Record<string, string[]> = {},
  parent = "",
): Declaration {
  const dependencies = Object.fromEntries(
    Object.entries(from).map(([property, types]) => [property, types.map((each) => urnOf(each))]),
  );
  return { urn: urnOf(type, parent), type, properties, dependencies };
}
function urnOf(type: string, parent = ""): string {
  return `urn:pulumi:dev::shop::${parent}${type}::prod`;
}
function cloudOf(...declarations: Declaration[]): Resources {
  return new Resources(declarations.flatMap(declaredBy));
}
const role = declared(ROLE, { path: "/" });

describe("the uses of identities", () => {
  test("are those of machines that pulumi-eks makes, by the profile of their template", () => {
    const profile = declared(PROFILE, { role: UNKNOWN }, { role: [ROLE] });
    const template = (parent: string) =>
      declared(TEMPLATE, { iamInstanceProfile: { arn: UNKNOWN } }, { iamInstanceProfile: [PROFILE] }, parent);
    const uses = cloudAssignments(cloudOf(role, profile, template("eks:index:NodeGroupV2$")));
    expect(uses.map(({ actor, identity, isCertain }) => [actor, identity?.type, isCertain])).toEqual([
      ["node", ROLE, true],
    ]);
    expect(cloudAssignments(cloudOf(role, profile, template("")))).toEqual([]);
  });

  test("are those of pods, by the namespace and the account that an association names", () => {
    const cloud = cloudOf(
      role,
      declared(
        ASSOCIATION,
        { namespace: "shop", serviceAccount: "orders", roleArn: UNKNOWN },
        { roleArn: [ROLE] },
      ),
    );
    const accounts = actingAccounts(new Cluster("", [], [], cloud));
    expect(accounts.map(({ namespace, name, verdict }) => [namespace, name, verdict])).toEqual([
      ["shop", "orders", true],
    ]);
  });

  test("may be those of another cluster where the program declares several", () => {
    const association = declared(ASSOCIATION, { namespace: "shop", serviceAccount: "orders", roleArn: "a" });
    const clusters = ["aws:eks/cluster:Cluster", "aws-native:eks:Cluster"].map((type) =>
      declared(type, { version: "1.34" }),
    );
    const accounts = actingAccounts(new Cluster("", [], [], cloudOf(association, ...clusters)));
    expect(accounts.map(({ verdict }) => verdict)).toEqual([UNKNOWN]);
  });
});
