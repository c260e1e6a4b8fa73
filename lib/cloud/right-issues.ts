import type { Program } from "../kubernetes/cluster";
import type { Issue } from "../model/issue";
import type { Resources } from "../model/resources";
import { allOf, anyOf, not, type Truth } from "../model/value";
import { assignmentsToClusters } from "./azure/azure-identity";
import { isWorkload, membersOfGrant, PROJECT_GRANTS, rightsOfGrant } from "./google/google-account";
import { type Actor, assignmentsIn, type IdentityAssignment } from "./identity-assignment";
import type { Right, Rights } from "./shared/identity-rights";

/** The issues that actors of a kind must not act as an identity with a right, in words that follow its name. */
export function issuesOnRight(
  program: Program,
  actors: readonly Actor[],
  right: Right,
  words: string,
): (Issue | undefined)[] {
  const ofUses = assignmentsIn(program)
    .filter(({ actor }) => actors.includes(actor))
    .map((use) => mustNotActAs(use, beyond(right, use.rights), words));
  return actors.includes("workload") ? [...ofUses, ...directGrants(program.cloud, right)] : ofUses;
}

/** Google gives roles to pods themselves too, without an account of its own between. */
function directGrants(cloud: Resources, right: Right): (Issue | undefined)[] {
  return cloud.of(...PROJECT_GRANTS).flatMap((grant) => {
    const isBad = beyond(right, rightsOfGrant(grant, cloud));
    if (isBad === false) return [];
    return membersOfGrant(grant).map((member) =>
      member.violates(
        `must not grant ${grant.at("role").shown} to pods`,
        allOf([isBad, isWorkload(member, cloud)]),
      ),
    );
  });
}

/** A right that says something of its own: administrators have every one. */
function beyond(right: Right, rights: Rights): Truth {
  return right === "administrator" ? rights.administrator : allOf([rights[right], not(rights.administrator)]);
}

/** The issues on identities that may do much: services of the cloud count where they may do everything. */
export function issuesOnBroadRights(program: Program): (Issue | undefined)[] {
  const ofUses = assignmentsIn(program).map((use) => {
    const { broad, administrator } = use.rights;
    const isBroad = use.actor === "service" ? anyOf([broad, administrator]) : beyond("broad", use.rights);
    return mustNotActAs(use, isBroad, "which has rights over whole services");
  });
  const ofClusters = assignmentsToClusters(program.cloud).map(({ assignment, rights }) =>
    assignment
      .at("scope")
      .violates("must not let a cluster or its nodes change everything in a scope", rights.administrator),
  );
  return [...ofUses, ...directGrants(program.cloud, "broad"), ...ofClusters];
}

function mustNotActAs(
  { field, identity }: IdentityAssignment,
  verdict: Truth,
  words: string,
): Issue | undefined {
  return field.violates(`must not act as ${identity?.title}, ${words}`, verdict);
}
