import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, anyOf, type Truth, UNKNOWN } from "../value";
import { type Named, namedByEdges, sourcesOf } from "./links";

const IDENTITIES = [
  "azure-native:managedidentity:UserAssignedIdentity",
  "azure:authorization/userAssignedIdentity:UserAssignedIdentity",
];
const ASSIGNMENTS = [
  "azure-native:authorization:RoleAssignment",
  "azure:authorization/assignment:Assignment",
];

/** Built-in roles of Azure that may change everything in their scope, or take every right in it, by id and name. */
const ADMINISTRATOR_ROLES: Readonly<Record<string, string>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
  "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
};

/** Whether an identity of Azure is administrator of a subscription, a resource group or a management group. */
export function isScopeAdministrator(identity: KubernetesObject, cloud: Cluster): Truth {
  const assignments = ASSIGNMENTS.flatMap((type) => cloud.of(type));
  return anyOf(
    assignments
      .filter((each) => sourcesOf(each, "principalId", cloud, IDENTITIES).includes(identity))
      .map((each) => allOf([givesAdministration(each), isWide(each.at("scope"))])),
  );
}

/** The identities that a field with an identity's name or id may name: those of its edges. */
export function identitiesNamedBy(field: Field, cloud: Cluster): readonly Named[] {
  return namedByEdges(field, cloud, IDENTITIES);
}

function givesAdministration(assignment: KubernetesObject): Truth {
  const name = assignment.at("roleDefinitionName").isOneOf(Object.values(ADMINISTRATOR_ROLES));
  const id = assignment.at("roleDefinitionId").string();
  if (id === UNKNOWN) return anyOf([name, UNKNOWN]);
  return anyOf([
    name,
    id !== undefined && ADMINISTRATOR_ROLES[id.slice(id.lastIndexOf("/") + 1)] !== undefined,
  ]);
}

/** Scopes of single resources lie below a provider: `.../resourceGroups/<name>/providers/...`. */
function isWide(scope: Field): Truth {
  const text = scope.string();
  return text === UNKNOWN
    ? UNKNOWN
    : text !== undefined && !/\/resourceGroups\/[^/]+\/providers\//i.test(text);
}
