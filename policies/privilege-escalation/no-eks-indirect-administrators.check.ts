import { ADMINISTRATION_KINDS, type Administration, administrationsOf } from "../../lib/cloud/access-entry";
import { rolesNamedBy, trustOfRole } from "../../lib/cloud/aws/aws-role";
import { trustsOthers } from "../../lib/cloud/aws/trust";
import { assignmentsOf } from "../../lib/cloud/identity-assignment";
import type { Program } from "../../lib/kubernetes/cluster";
import type { Field } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import type { Resources } from "../../lib/model/resources";
import { allOf, anyOf, type Truth, UNKNOWN } from "../../lib/model/value";

/**
 * The issues on administrators of a cluster that are not people: nodes, pods, whole accounts, and roles that others may
 * take.
 */
export function indirectAdministrators({ cloud, clusters }: Program): (Issue | undefined)[] {
  const places = [cloud, ...clusters];
  return places
    .flatMap(administrationsIn)
    .flatMap((administration) => [
      wholeAccount(administration, cloud),
      ...openRoles(administration, cloud),
      ...actingRoles(administration, places, cloud),
    ]);
}

interface Grant extends Administration {
  readonly principal: Field;
}

function administrationsIn(place: Resources): readonly Grant[] {
  return place.remember("administrations", () =>
    place
      .of(...ADMINISTRATION_KINDS)
      .flatMap(administrationsOf)
      .filter((each): each is Grant => each.verdict !== false && each.principal !== undefined),
  );
}

function issue({ principal, verdict }: Grant, who: string, isFlawed: Truth): Issue | undefined {
  return principal.violates(`must not grant administrator access to ${who}`, allOf([verdict, isFlawed]));
}

/** `arn:aws:iam::<account>:root` stands for every identity of an account, and a pattern for many. */
function wholeAccount(grant: Grant, cloud: Resources): Issue | undefined {
  const { principal } = grant;
  const text = principal.string();
  const isRole =
    text === UNKNOWN && rolesNamedBy(principal, cloud).some(({ isCertain }) => isCertain === true);
  const isWhole = text === UNKNOWN ? UNKNOWN : /:root$|\*/.test(text ?? "");
  return issue(grant, `every identity that ${principal.shown} stands for`, isRole ? false : isWhole);
}

function openRoles(grant: Grant, cloud: Resources): (Issue | undefined)[] {
  return rolesNamedBy(grant.principal, cloud).map(({ identity, isCertain }) =>
    issue(
      grant,
      `${identity.title}, which anyone or another account may assume`,
      allOf([isCertain, trustsOthers(trustOfRole(identity), grant.principal.string())]),
    ),
  );
}

function actingRoles(grant: Grant, actors: readonly Resources[], cloud: Resources): (Issue | undefined)[] {
  return rolesNamedBy(grant.principal, cloud).map(({ identity, isCertain }) => {
    const uses = assignmentsOf(identity, actors);
    return issue(
      grant,
      `${identity.title}, which ${uses[0]?.field.owner.title} acts as`,
      allOf([isCertain, anyOf(uses.map((use) => use.isCertain))]),
    );
  });
}
