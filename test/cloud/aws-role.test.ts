import { rightsOfRole } from "../../lib/cloud/aws/aws-rights";
import { policiesOf, rolesNamedBy } from "../../lib/cloud/aws/aws-role";
import { type Declaration, declaredBy } from "../../lib/model/declared-resource";
import { Resources } from "../../lib/model/resources";
import { UNKNOWN, type Value, type ValueMap } from "../../lib/model/value";

const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const POLICY = "aws:iam/policy:Policy";
const NODES = "aws:eks/nodeGroup:NodeGroup";
const ARN = "arn:aws:iam::111122223333:role/orders-1a2b3c";
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

const urnOf = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
function declared(
  type: string,
  name: string,
  properties: ValueMap,
  more: Partial<Declaration> = {},
): Declaration {
  return { urn: urnOf(type, name), type, properties, ...more };
}
const role = (name: string, properties: ValueMap = { path: "/" }, more: Partial<Declaration> = {}) =>
  declared(ROLE, name, properties, more);
const nodes = (nodeRoleArn: Value, edges: Record<string, readonly string[]> = {}) =>
  declared(NODES, "workers", { nodeRoleArn }, { dependencies: edges });
const orders = urnOf(ROLE, "orders");

function cloudOf(declarations: readonly Declaration[]): Resources {
  return new Resources(declarations.flatMap(declaredBy));
}

/** The roles that the nodes of a program name, each with how certain it is. */
function named(...declarations: readonly Declaration[]): string[] {
  const cloud = cloudOf(declarations);
  return cloud.of(NODES).flatMap((each) =>
    rolesNamedBy(each.at("nodeRoleArn"), cloud).map(({ identity, isCertain }) => {
      return `${identity.nameOrAlias}: ${isCertain === UNKNOWN ? "possible" : isCertain}`;
    }),
  );
}

describe("the role that an ARN names", () => {
  test.each<[string, Declaration[], string[]]>([
    ["is known by its name", [role("orders", { name: "orders-1a2b3c" }), nodes(ARN)], ["orders: true"]],
    ["is none of another name", [role("orders", { name: "orders" }), nodes(ARN)], []],
    ["is none of another path", [role("orders", { name: "orders-1a2b3c", path: "/team/" }), nodes(ARN)], []],
    [
      "may be one whose name is not known",
      [role("orders", { name: UNKNOWN }), nodes(ARN)],
      ["orders: possible"],
    ],
    ["is not known without an edge", [role("orders"), nodes(UNKNOWN)], []],
    [
      "is the one at the end of its edge",
      [role("orders"), nodes(UNKNOWN, { nodeRoleArn: [orders] })],
      ["orders: true"],
    ],
    [
      "may be either of two",
      [role("orders"), role("web"), nodes(UNKNOWN, { nodeRoleArn: [orders, urnOf(ROLE, "web")] })],
      ["orders: possible", "web: possible"],
    ],
    [
      "may be one that another property comes from",
      [role("orders"), nodes(UNKNOWN, { nodeRoleArn: [], tags: [orders] })],
      ["orders: possible"],
    ],
    [
      "is the one that an attachment at the end of the edge names",
      [
        role("orders"),
        declared(ATTACHMENT, "a", { role: UNKNOWN, policyArn: "a" }, { dependencies: { role: [orders] } }),
        nodes(UNKNOWN, { nodeRoleArn: [urnOf(ATTACHMENT, "a")] }),
      ],
      ["orders: true"],
    ],
    [
      "is one of an attachment that names it by its name",
      [
        role("orders", { name: "orders-1a2b3c" }),
        declared(ATTACHMENT, "a", { role: "orders-1a2b3c", policyArn: "a" }),
        nodes(UNKNOWN, { nodeRoleArn: [urnOf(ATTACHMENT, "a")] }),
      ],
      ["orders: true"],
    ],
    [
      "is the only one of a component at the end of the edge",
      [
        role("orders", { path: "/" }, { parent: urnOf("eks:index:Roles", "inner") }),
        declared("eks:index:Roles", "inner", { a: 1 }, { parent: urnOf("eks:index:Cluster", "prod") }),
        nodes(UNKNOWN, { nodeRoleArn: [urnOf("eks:index:Cluster", "prod")] }),
      ],
      ["orders: true"],
    ],
    [
      "is none of the children of a resource of a provider",
      [
        role("orders", { path: "/" }, { parent: urnOf("aws:eks/cluster:Cluster", "prod") }),
        nodes(UNKNOWN, { nodeRoleArn: [urnOf("aws:eks/cluster:Cluster", "prod")] }),
      ],
      [],
    ],
    [
      "is that of a role of the native provider",
      [declared("aws-native:iam:Role", "orders", { roleName: "orders-1a2b3c" }), nodes(ARN)],
      ["orders: true"],
    ],
  ])("%s", (_name, declarations, expected) => {
    expect(named(...declarations)).toEqual(expected);
  });

  test("is the same in the first preview and in those after it", () => {
    const edges = { nodeRoleArn: [orders, urnOf(ROLE, "web")] };
    const alone = { nodeRoleArn: [orders] };
    const first = [role("orders"), role("web")];
    const second = [
      role("orders", { name: "orders-1a2b3c", path: "/" }),
      role("web", { name: "web-4d5e6f" }),
    ];
    expect(named(...first, nodes(UNKNOWN, alone))).toEqual(named(...second, nodes(ARN, alone)));
    expect(named(...second, nodes(ARN, edges))).toEqual(["orders: true"]);
    expect(named(...first, nodes(ARN, alone))).toEqual(["orders: true"]);
  });
});

/** How certain it is that the role `orders` is administrator. */
function administrator(...declarations: readonly Declaration[]) {
  const cloud = cloudOf(declarations);
  const [subject] = cloud.of(ROLE);
  return subject === undefined ? undefined : rightsOfRole(subject, cloud).administrator;
}
const attached = (roleName: Value, policyArn: Value, edges: Record<string, readonly string[]> = {}) =>
  declared(ATTACHMENT, "a", { role: roleName, policyArn }, { dependencies: edges });
const POLICY_TEXT = { Statement: { Effect: "Allow", Action: "*", Resource: "*" } };
const policy = (properties: ValueMap) => declared(POLICY, "all", { policy: POLICY_TEXT, ...properties });

describe("the policies of a role", () => {
  test.each<[string, Declaration[], unknown]>([
    ["are attached by an edge", [role("orders"), attached(UNKNOWN, ADMINISTRATOR, { role: [orders] })], true],
    ["are attached by name", [role("orders", { name: "orders" }), attached("orders", ADMINISTRATOR)], true],
    [
      "are not those of another name",
      [role("orders", { name: "orders" }), attached("web", ADMINISTRATOR)],
      false,
    ],
    [
      "are open where the name of the role is",
      [role("orders", { name: UNKNOWN }), attached("web", ADMINISTRATOR)],
      UNKNOWN,
    ],
    ["are open where nothing names the role", [role("orders"), attached(UNKNOWN, ADMINISTRATOR)], UNKNOWN],
    [
      "are those of the program by an edge",
      [
        role("orders"),
        policy({}),
        attached(UNKNOWN, UNKNOWN, { role: [orders], policyArn: [urnOf(POLICY, "all")] }),
      ],
      true,
    ],
    [
      "are those of the program by name",
      [
        role("orders", { managedPolicyArns: ["arn:aws:iam::111122223333:policy/all"] }),
        policy({ name: "all" }),
      ],
      true,
    ],
    [
      "are open where another program declares them",
      [role("orders", { managedPolicyArns: ["arn:aws:iam::111122223333:policy/all"] })],
      UNKNOWN,
    ],
    [
      "are not what their name says in another account",
      [role("orders", { managedPolicyArns: ["arn:aws:iam::aws:policy/all"] }), policy({ name: "all" })],
      false,
    ],
  ])("%s", (_name, declarations, expected) => {
    expect(administrator(...declarations)).toBe(expected);
  });

  test("are listed once, however a resource refers to the role", () => {
    const cloud = cloudOf([
      role("orders", { name: "orders" }),
      attached("orders", ADMINISTRATOR, { role: [orders] }),
    ]);
    expect(cloud.of(ROLE).flatMap((each) => policiesOf(each, cloud))).toHaveLength(1);
  });
});
