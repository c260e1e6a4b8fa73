import { AZURE_NATIVE_ROLE_DEFINITION, AZURE_ROLE_DEFINITION } from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { matchesPattern } from "../../model/pattern";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";
import { matches } from "../shared/document";
import { NO_RIGHTS, type Rights } from "../shared/identity-rights";
import { namedByEdges } from "../shared/links";

/** Built-in roles of Azure by id. Source: "Azure built-in roles" in the documentation of Azure RBAC. */
type Roles = Readonly<Record<string, string>>;

/** Roles that may change everything in their scope, or take every right in it. */
const ADMINISTRATOR_ROLES: Roles = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
  "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
};
/** Roles that make administrator of clusters of AKS. */
export const AKS_ADMINISTRATOR_ROLES: Roles = {
  "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b": "Azure Kubernetes Service RBAC Cluster Admin",
  "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8": "Azure Kubernetes Service Cluster Admin Role",
};
const CLUSTER_ROLES: Roles = {
  ...AKS_ADMINISTRATOR_ROLES,
  "ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8": "Azure Kubernetes Service Contributor Role",
};
const SECRET_ROLES: Roles = {
  "00482a5a-887f-4fb3-b363-3b7fe8e74483": "Key Vault Administrator",
  "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": "Key Vault Secrets Officer",
  "4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
};

const COMMAND_ROLES: Roles = {
  "9980e02c-c2be-4d73-94e8-173b1dc7cf3c": "Virtual Machine Contributor",
  "1c0163c0-47e6-4577-8991-ea5c82e286e4": "Virtual Machine Administrator Login",
};

const CUSTOM_ROLES = [AZURE_NATIVE_ROLE_DEFINITION, AZURE_ROLE_DEFINITION];

/** What the role of an assignment gives in its scope: a built-in one by its id or name, one of the program by its actions. */
export function rightsOfAzureRole(assignment: DeclaredResource, cloud: Resources): Rights {
  const id = assignment.at("roleDefinitionId");
  const [only, another] = id.string() === UNKNOWN ? namedByEdges(id, cloud, CUSTOM_ROLES) : [];
  if (only?.isCertain === true && another === undefined) return rightsOfCustomRole(only.identity);
  return {
    ...NO_RIGHTS,
    administrator: givesRole(assignment, ADMINISTRATOR_ROLES),
    changesClusters: givesRole(assignment, CLUSTER_ROLES),
    readsSecrets: givesRole(assignment, SECRET_ROLES),
    commandsNodes: givesRole(assignment, COMMAND_ROLES),
  };
}

/** Whether an assignment gives one of some built-in roles, by name or by the id at the end of its definition's. */
export function givesRole(assignment: DeclaredResource, roles: Roles): Truth {
  return anyOf([
    assignment.at("roleDefinitionName").isOneOf(Object.values(roles)),
    matchesPattern(assignment.at("roleDefinitionId"), (id) => Object.hasOwn(roles, lastPartOf(id))),
  ]);
}

function lastPartOf(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}

function rightsOfCustomRole(definition: DeclaredResource): Rights {
  const permissions = definition.at("permissions").items();
  const gives = (action: string) =>
    anyOf(permissions.map((each) => allows(each, "actions", "notActions", action)));
  const reads = (action: string) =>
    anyOf(permissions.map((each) => allows(each, "dataActions", "notDataActions", action)));
  return {
    ...NO_RIGHTS,
    administrator: gives("Microsoft.Authorization/roleAssignments/write"),
    changesClusters: gives("Microsoft.ContainerService/managedClusters/write"),
    readsSecrets: reads("Microsoft.KeyVault/vaults/secrets/getSecret/action"),
    commandsNodes: gives("Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommand/action"),
  };
}

function allows(permission: Field, given: string, taken: string, action: string): Truth {
  const covers = (list: string) =>
    anyOf(
      permission
        .key(list)
        .items()
        .map((each) => matchesPattern(each, (text) => matches(text, action))),
    );
  return allOf([covers(given), not(covers(taken))]);
}
