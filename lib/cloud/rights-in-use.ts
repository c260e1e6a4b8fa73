import type { Program } from "../kubernetes/cluster";
import type { Field } from "../model/field";
import type { Resources } from "../model/resources";
import { allOf, anyOf, not, type Truth } from "../model/value";
import { isWorkload, membersOfGrant, PROJECT_GRANTS, rightsOfGrant } from "./google/google-account";
import { type Actor, assignmentsIn, type IdentityAssignment } from "./identity-assignment";
import type { Right, Rights } from "./shared/identity-rights";

/** A place that gives a right to pods, nodes or a cluster. */
export interface RightInUse {
  readonly field: Field;
  /** How, as words that follow "to": `act as <identity>`, `grant <role> to pods`. */
  readonly way: string;
  readonly verdict: Truth;
}

/** Where actors of some kinds get a right by the identity that they act as. */
export function rightsInUse(program: Program, actors: readonly Actor[], right: Right): RightInUse[] {
  const ofUses = assignmentsIn(program)
    .filter(({ actor }) => actors.includes(actor))
    .map((use) => acting(use, beyond(right, use.rights)));
  return actors.includes("workload") ? [...ofUses, ...directGrants(program.cloud, right)] : ofUses;
}

/** Where pods, nodes and clusters get rights over whole services; services of the cloud count where they are administrators. */
export function broadRightsInUse(program: Program): RightInUse[] {
  const ofUses = assignmentsIn(program).map((use) => {
    const { broad, administrator } = use.rights;
    const isBroad = use.actor === "service" ? anyOf([broad, administrator]) : beyond("broad", use.rights);
    return acting(use, isBroad);
  });
  return [...ofUses, ...directGrants(program.cloud, "broad")];
}

/** Google gives roles to pods themselves too, without an account of its own between. */
function directGrants(cloud: Resources, right: Right): RightInUse[] {
  return cloud.of(...PROJECT_GRANTS).flatMap((grant) => {
    const gives = beyond(right, rightsOfGrant(grant, cloud));
    if (gives === false) return [];
    return membersOfGrant(grant).map((field) => ({
      field,
      way: `grant ${grant.at("role").shown} to pods`,
      verdict: allOf([gives, isWorkload(field, cloud)]),
    }));
  });
}

function acting({ field, identity }: IdentityAssignment, verdict: Truth): RightInUse {
  return { field, way: `act as ${identity?.title}`, verdict };
}

/** A right that says something of its own: administrators have every one. */
function beyond(right: Right, rights: Rights): Truth {
  return right === "administrator" ? rights.administrator : allOf([rights[right], not(rights.administrator)]);
}
