import {
  AKS,
  AKS_CLASSIC,
  AZURE_NATIVE_ROLE_ASSIGNMENT,
  AZURE_NATIVE_USER_ASSIGNED_IDENTITY,
  AZURE_ROLE_ASSIGNMENT,
  AZURE_USER_ASSIGNED_IDENTITY,
} from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { matchesPattern } from "../../model/pattern";
import type { Resources } from "../../model/resources";
import { allOf, type Truth, UNKNOWN } from "../../model/value";
import { allRights, boundedBy, conditionalOn, NO_RIGHTS, type Rights } from "../shared/identity-rights";
import { type Named, namedByEdges, sourcesOf } from "../shared/links";
import { rightsOfAzureRole } from "./azure-roles";

export const IDENTITIES = [AZURE_NATIVE_USER_ASSIGNED_IDENTITY, AZURE_USER_ASSIGNED_IDENTITY];
export const ASSIGNMENTS = [AZURE_NATIVE_ROLE_ASSIGNMENT, AZURE_ROLE_ASSIGNMENT];

/** What an identity of Azure may do, by the assignments of the program in scopes wider than one resource. */
export function rightsOfIdentity(identity: DeclaredResource, cloud: Resources): Rights {
  return cloud.remember(`rights:${identity.declaration.urn}`, () => {
    const certain = assignmentsTo(identity, cloud).map(({ verdict, rights }) =>
      conditionalOn(verdict, rights),
    );
    return allRights([...certain, assignmentsIn(cloud).ofOpen]);
  });
}

/** An assignment of a role to an identity, for certain or perhaps. */
interface IdentityAssignmentOfRole {
  /** The field with its role. */
  readonly field: Field;
  readonly verdict: Truth;
  readonly rights: Rights;
}

/** The assignments of roles to an identity. */
export function assignmentsTo(
  identity: DeclaredResource,
  cloud: Resources,
): readonly IdentityAssignmentOfRole[] {
  return (assignmentsIn(cloud).byIdentity.get(identity) ?? []).map(({ assignment, verdict }) => {
    const name = assignment.at("roleDefinitionName");
    return {
      field: name.isAbsent ? assignment.at("roleDefinitionId") : name,
      verdict,
      rights: rightsOfAssignment(assignment, cloud),
    };
  });
}

/** What an assignment gives: most of it counts in scopes that hold more than one resource. */
function rightsOfAssignment(assignment: DeclaredResource, cloud: Resources): Rights {
  const scope = assignment.at("scope");
  const { administrator, changesClusters, readsSecrets, commandsNodes } = rightsOfAzureRole(
    assignment,
    cloud,
  );
  return boundedBy(assignment.at("condition").isSet, {
    ...NO_RIGHTS,
    administrator: allOf([administrator, isWide(scope)]),
    changesClusters,
    readsSecrets: allOf([readsSecrets, isSubscription(scope)]),
    commandsNodes: allOf([commandsNodes, isWide(scope)]),
  });
}

interface Held {
  readonly assignment: DeclaredResource;
  readonly verdict: Truth;
}

function assignmentsIn(cloud: Resources) {
  return cloud.remember("azure-assignments", () => {
    const byIdentity = new Map<DeclaredResource, Held[]>();
    const open: DeclaredResource[] = [];
    for (const assignment of cloud.of(...ASSIGNMENTS)) {
      const principal = assignment.at("principalId");
      const named = namedByEdges(principal, cloud, IDENTITIES);
      for (const { identity, isCertain } of named)
        addTo(byIdentity, identity, { assignment, verdict: isCertain });
      const hasEdges = (assignment.declaration.dependencies?.["principalId"] ?? []).length > 0;
      if (named.length === 0 && principal.string() === UNKNOWN && !hasEdges) open.push(assignment);
    }
    return {
      byIdentity,
      ofOpen: conditionalOn(UNKNOWN, allRights(open.map((each) => rightsOfAssignment(each, cloud)))),
    };
  });
}

/** The identities that a field with an identity's name or id may name: those of its edges. */
export function identitiesNamedBy(field: Field, cloud: Resources): readonly Named[] {
  return namedByEdges(field, cloud, IDENTITIES);
}

/** The assignments that go to a cluster of AKS itself or to its kubelets, whose identities Azure makes. */
export function assignmentsToClusters(
  cloud: Resources,
): readonly { assignment: DeclaredResource; rights: Rights }[] {
  return cloud
    .of(...ASSIGNMENTS)
    .filter((each) => sourcesOf(each, "principalId", cloud, IDENTITIES).length === 0)
    .filter((each) => sourcesOf(each, "principalId", cloud, [AKS, AKS_CLASSIC]).length > 0)
    .map((assignment) => ({ assignment, rights: rightsOfAssignment(assignment, cloud) }));
}

/** Scopes of single resources lie below a provider: `.../resourceGroups/<name>/providers/...`. */
function isWide(scope: Field): Truth {
  return matchesPattern(scope, (text) => !/\/resourceGroups\/[^/]+\/providers\//i.test(text));
}

function isSubscription(scope: Field): Truth {
  return matchesPattern(scope, (text) => !/\/resourceGroups\//i.test(text));
}
