import type { Claim } from "../claim";
import type { Cluster } from "../cluster";
import type { Field } from "../field";
import { allOf, anyOf, type Truth, UNKNOWN } from "../value";
import { ADMINISTRATION_KINDS, type Administration, administrationsOf } from "./access-entry";
import { rolesNamedBy, trustOfRole } from "./aws-role";
import { usesOf } from "./identity-use";
import { trustsOthers } from "./trust";

/**
 * The claims on administrators of a cluster who are no people: nodes, pods, whole accounts, and roles that others may
 * take. A role that a service account acts as is told with the objects of that cluster, all else with the resource.
 */
export function indirectAdministrators(cluster: Cluster): (Claim | undefined)[] {
  const { cloud } = cluster;
  const here = administrationsIn(cluster).flatMap((administration) => [
    wholeAccount(administration, cloud ?? cluster),
    ...openRoles(administration, cloud ?? cluster),
    ...actingRoles(administration, cluster, cloud ?? cluster),
    ...(cloud === undefined ? [] : actingRoles(administration, cloud, cloud)),
  ]);
  if (cloud === undefined) return here;
  const there = administrationsIn(cloud).flatMap((administration) =>
    actingRoles(administration, cluster, cloud),
  );
  return [...here, ...there];
}

interface Grant extends Administration {
  readonly principal: Field;
}

function administrationsIn(cluster: Cluster): readonly Grant[] {
  return cluster.remember("administrations", () =>
    cluster
      .of(...ADMINISTRATION_KINDS)
      .flatMap(administrationsOf)
      .filter((each): each is Grant => each.verdict !== false && each.principal !== undefined),
  );
}

function claim({ principal, verdict }: Grant, who: string, isFlawed: Truth): Claim | undefined {
  return principal.violates(`must not make administrator ${who}`, allOf([verdict, isFlawed]));
}

/** `arn:aws:iam::<account>:root` stands for every identity of an account, and a pattern for many. */
function wholeAccount(grant: Grant, cloud: Cluster): Claim | undefined {
  const { principal } = grant;
  const text = principal.string();
  const isRole = text === UNKNOWN && rolesNamedBy(principal, cloud).some(({ isNamed }) => isNamed === true);
  const isWhole = text === UNKNOWN ? UNKNOWN : /:root$|\*/.test(text ?? "");
  return claim(grant, `all that ${principal.shown} stands for`, isRole ? false : isWhole);
}

function openRoles(grant: Grant, cloud: Cluster): (Claim | undefined)[] {
  return rolesNamedBy(grant.principal, cloud).map(({ identity, isNamed }) =>
    claim(
      grant,
      `${identity.title}, which anyone or another account may act as`,
      allOf([isNamed, trustsOthers(trustOfRole(identity), grant.principal.string())]),
    ),
  );
}

function actingRoles(grant: Grant, actors: Cluster, cloud: Cluster): (Claim | undefined)[] {
  return rolesNamedBy(grant.principal, cloud).map(({ identity, isNamed }) => {
    const uses = usesOf(identity, actors);
    return claim(
      grant,
      `${identity.title}, which ${uses[0]?.field.owner.title} acts as`,
      allOf([isNamed, anyOf(uses.map((use) => use.isNamed))]),
    );
  });
}
