import type { Claim } from "../claim";
import type { Cluster } from "../cluster";
import { allOf, anyOf, not, type Truth } from "../value";
import { assignmentsToClusters } from "./azure-identity";
import { isWorkload, membersOfGrant, PROJECT_GRANTS, rightsOfGrant } from "./google-account";
import type { Right, Rights } from "./identity-rights";
import { type Actor, type IdentityUse, identityUses } from "./identity-use";

/** The claims that actors of a kind must not act as an identity with a right, in words that follow its name. */
export function claimsOnRight(
  cluster: Cluster,
  actors: readonly Actor[],
  right: Right,
  words: string,
): (Claim | undefined)[] {
  const ofUses = identityUses(cluster)
    .filter(({ actor }) => actors.includes(actor))
    .map((use) => mustNotActAs(use, beyond(right, use.rights), words));
  return actors.includes("workload") ? [...ofUses, ...directGrants(cluster, right)] : ofUses;
}

/** Google gives roles to pods themselves too, without an account of its own between. */
function directGrants(cluster: Cluster, right: Right): (Claim | undefined)[] {
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

/** The claims on identities that may do much: services of the cloud count where they may do everything. */
export function claimsOnBroadRights(cluster: Cluster): (Claim | undefined)[] {
  const ofUses = identityUses(cluster).map((use) => {
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

function mustNotActAs({ field, identity }: IdentityUse, verdict: Truth, words: string): Claim | undefined {
  return field.violates(`must not act as ${identity?.title}, ${words}`, verdict);
}
