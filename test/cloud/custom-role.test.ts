import { rightsOfIdentity } from "../../lib/cloud/azure/azure-identity";
import { rightsOfAccount } from "../../lib/cloud/google/google-account";
import type { Rights } from "../../lib/cloud/shared/identity-rights";
import { type Declaration, declaredBy } from "../../lib/model/declared-resource";
import { Resources } from "../../lib/model/resources";
import { UNKNOWN, type Value, type ValueMap } from "../../lib/model/value";

function rightsBy(
  identity: string,
  role: [type: string, inputs: ValueMap],
  grant: [type: string, inputs: ValueMap, ofRole: string, ofIdentity: string],
  read: typeof rightsOfAccount,
): Rights | undefined {
  const urnOf = (type: string) => `urn:pulumi:dev::shop::${type}::orders`;
  const [grantType, inputs, ofRole, ofIdentity] = grant;
  const declarations: Omit<Declaration, "urn">[] = [
    { type: identity, properties: { accountId: "orders" } },
    { type: role[0], properties: role[1] },
    {
      type: grantType,
      properties: { ...inputs, ...Object.fromEntries([ofRole, ofIdentity].map((each) => [each, UNKNOWN])) },
      dependencies: { [ofRole]: [urnOf(role[0])], [ofIdentity]: [urnOf(identity)] },
    },
  ];
  const cloud = new Resources(declarations.flatMap((each) => declaredBy({ ...each, urn: urnOf(each.type) })));
  const [subject] = cloud.of(identity);
  return subject && read(subject, cloud);
}

const told = (rights: Rights | undefined) =>
  Object.entries(rights ?? {}).flatMap(([right, truth]) =>
    truth === true ? [right] : truth ? [`${right}?`] : [],
  );

const ofGoogle = (permissions: Value) =>
  told(
    rightsBy(
      "gcp:serviceaccount/account:Account",
      ["gcp:projects/iAMCustomRole:IAMCustomRole", { permissions }],
      ["gcp:projects/iAMMember:IAMMember", {}, "role", "member"],
      rightsOfAccount,
    ),
  );

test.each<[Value, string[]]>([
  [["container.clusters.get"], []],
  [["container.clusters.update"], ["changesClusters"]],
  [["resourcemanager.projects.setIamPolicy"], ["administrator"]],
  [
    ["secretmanager.versions.access", "compute.instances.delete"],
    ["readsSecrets", "scalesNodes"],
  ],
  [
    UNKNOWN,
    [
      "administrator?",
      "changesClusters?",
      "readsSecrets?",
      "scalesNodes?",
      "commandsNodes?",
      "pushesImages?",
    ],
  ],
])("a custom role of Google is judged by its permissions: %p", (permissions, expected) => {
  expect(ofGoogle(permissions)).toEqual(expected);
});

const ofAzure = (permission: ValueMap) =>
  told(
    rightsBy(
      "azure-native:managedidentity:UserAssignedIdentity",
      ["azure-native:authorization:RoleDefinition", { permissions: [permission] }],
      [
        "azure-native:authorization:RoleAssignment",
        { scope: "/subscriptions/s" },
        "roleDefinitionId",
        "principalId",
      ],
      rightsOfIdentity,
    ),
  );

test.each<[ValueMap, string[]]>([
  [{ actions: ["Microsoft.Network/*"] }, []],
  [{ actions: ["Microsoft.Compute/*"] }, ["commandsNodes"]],
  [{ actions: ["Microsoft.ContainerService/managedClusters/*"] }, ["changesClusters"]],
  [{ actions: ["*"] }, ["administrator", "changesClusters", "commandsNodes"]],
  [{ actions: ["*"], notActions: ["Microsoft.Authorization/*/Write"] }, ["changesClusters", "commandsNodes"]],
  [{ dataActions: ["Microsoft.KeyVault/vaults/secrets/*"] }, ["readsSecrets"]],
])("a custom role of Azure is judged by its actions: %p", (permission, expected) => {
  expect(ofAzure(permission)).toEqual(expected);
});
