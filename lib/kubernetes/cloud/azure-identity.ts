import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { hold } from "../rbac/names";
import { allOf, anyOf, type Truth, UNKNOWN } from "../value";
import { allRights, NO_RIGHTS, type Rights, under, within } from "./identity-rights";
import { type Named, namedByEdges, sourcesOf } from "./links";
import { hasForm } from "./text";
import { AKS, AKS_CLASSIC } from "./types";

const IDENTITIES = [
  "azure-native:managedidentity:UserAssignedIdentity",
  "azure:authorization/userAssignedIdentity:UserAssignedIdentity",
];
export const ASSIGNMENTS = [
  "azure-native:authorization:RoleAssignment",
  "azure:authorization/assignment:Assignment",
];

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

/** What an identity of Azure may do, by the assignments of the program in scopes wider than one resource. */
export function rightsOfIdentity(identity: KubernetesObject, cloud: Cluster): Rights {
  return cloud.remember(`rights:${identity.declaration.urn}`, () => {
    const { byIdentity, ofOpen } = assignmentsIn(cloud);
    const certain = (byIdentity.get(identity) ?? []).map(({ assignment, verdict }) =>
      under(verdict, rightsOfAssignment(assignment)),
    );
    return allRights([...certain, ofOpen]);
  });
}

/** What an assignment gives; under a condition the rights of an administrator count as broad ones. */
function rightsOfAssignment(assignment: KubernetesObject): Rights {
  const scope = assignment.at("scope");
  return within(assignment.at("condition").isSet, {
    ...NO_RIGHTS,
    administrator: allOf([givesRole(assignment, ADMINISTRATOR_ROLES), isWide(scope)]),
    changesClusters: givesRole(assignment, CLUSTER_ROLES),
    readsSecrets: allOf([givesRole(assignment, SECRET_ROLES), isSubscription(scope)]),
  });
}

/** Whether an assignment gives one of some built-in roles, by name or by the id at the end of its definition's. */
export function givesRole(assignment: KubernetesObject, roles: Roles): Truth {
  const name = assignment.at("roleDefinitionName").isOneOf(Object.values(roles));
  const id = assignment.at("roleDefinitionId").string();
  if (id === UNKNOWN) return anyOf([name, UNKNOWN]);
  return anyOf([name, id !== undefined && Object.hasOwn(roles, lastPartOf(id))]);
}

function lastPartOf(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}

interface Held {
  readonly assignment: KubernetesObject;
  readonly verdict: Truth;
}

function assignmentsIn(cloud: Cluster) {
  return cloud.remember("azure-assignments", () => {
    const byIdentity = new Map<KubernetesObject, Held[]>();
    const open: KubernetesObject[] = [];
    for (const assignment of ASSIGNMENTS.flatMap((type) => cloud.of(type))) {
      const principal = assignment.at("principalId");
      const named = namedByEdges(principal, cloud, IDENTITIES);
      for (const { identity, isNamed } of named) hold(byIdentity, identity, { assignment, verdict: isNamed });
      const hasEdges = (assignment.declaration.dependencies?.["principalId"] ?? []).length > 0;
      if (named.length === 0 && principal.value === UNKNOWN && !hasEdges) open.push(assignment);
    }
    return { byIdentity, ofOpen: under(UNKNOWN, allRights(open.map(rightsOfAssignment))) };
  });
}

/** The identities that a field with an identity's name or id may name: those of its edges. */
export function identitiesNamedBy(field: Field, cloud: Cluster): readonly Named[] {
  return namedByEdges(field, cloud, IDENTITIES);
}

/** The assignments that go to a cluster of AKS itself or to its kubelets, whose identities Azure makes. */
export function assignmentsToClusters(
  cloud: Cluster,
): readonly { assignment: KubernetesObject; rights: Rights }[] {
  return ASSIGNMENTS.flatMap((type) => cloud.of(type))
    .filter((each) => sourcesOf(each, "principalId", cloud, IDENTITIES).length === 0)
    .filter((each) => sourcesOf(each, "principalId", cloud, [AKS, AKS_CLASSIC]).length > 0)
    .map((assignment) => ({ assignment, rights: rightsOfAssignment(assignment) }));
}

/** Scopes of single resources lie below a provider: `.../resourceGroups/<name>/providers/...`. */
function isWide(scope: Field): Truth {
  return hasForm(scope, (text) => !/\/resourceGroups\/[^/]+\/providers\//i.test(text));
}

function isSubscription(scope: Field): Truth {
  return hasForm(scope, (text) => !/\/resourceGroups\//i.test(text));
}
