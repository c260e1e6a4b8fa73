import type { Cluster } from "../kubernetes/cluster";
import type { Issue } from "../model/issue";
import { allOf, anyOf, not, type Truth } from "../model/value";
import { assignmentsToClusters } from "./azure/azure-identity";
import { isWorkload, membersOfGrant, PROJECT_GRANTS, rightsOfGrant } from "./google/google-account";
import { type Actor, type IdentityAssignment, identityAssignments } from "./identity-assignment";
import type { Right, Rights } from "./shared/identity-rights";

/** The issues that actors of a kind must not act as an identity with a right, in words that follow its name. */
export function issuesOnRight(
  cluster: Cluster,
  actors: readonly Actor[],
  right: Right,
  words: string,
): (Issue | undefined)[] {
  const ofUses = identityAssignments(cluster)
    .filter(({ actor }) => actors.includes(actor))
    .map((use) => mustNotActAs(use, beyond(right, use.rights), words));
  return actors.includes("workload") ? [...ofUses, ...directGrants(cluster, right)] : ofUses;
}

/** Google gives roles to pods themselves too, without an account of its own between. */
function directGrants(cluster: Cluster, right: Right): (Issue | undefined)[] {
  return cluster.of(...PROJECT_GRANTS).flatMap((grant) => {
    const isBad = beyond(right, rightsOfGrant(grant, cluster));
    if (isBad === false) return [];
    return membersOfGrant(grant).map((member) =>
      member.violates(
        `must not grant ${grant.at("role").shown} to pods`,
        allOf([isBad, isWorkload(member, cluster)]),
      ),
    );
  });
}

/** A right that says something of its own: administrators have every one. */
function beyond(right: Right, rights: Rights): Truth {
  return right === "administrator" ? rights.administrator : allOf([rights[right], not(rights.administrator)]);
}

/** The issues on identities that may do much: services of the cloud count where they may do everything. */
export function issuesOnBroadRights(cluster: Cluster): (Issue | undefined)[] {
  const ofUses = identityAssignments(cluster).map((use) => {
    const { broad, administrator } = use.rights;
    const isBroad = use.actor === "service" ? anyOf([broad, administrator]) : beyond("broad", use.rights);
    return mustNotActAs(use, isBroad, "which has rights over whole services");
  });
  const ofClusters = assignmentsToClusters(cluster).map(({ assignment, rights }) =>
    assignment
      .at("scope")
      .violates("must not let a cluster or its nodes change everything in a scope", rights.administrator),
  );
  return [...ofUses, ...directGrants(cluster, "broad"), ...ofClusters];
}

function mustNotActAs(
  { field, identity }: IdentityAssignment,
  verdict: Truth,
  words: string,
): Issue | undefined {
  return field.violates(`must not act as ${identity?.title}, ${words}`, verdict);
}
