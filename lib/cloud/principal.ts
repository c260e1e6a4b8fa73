import type { Cluster } from "../kubernetes/cluster";
import type { Field } from "../model/field";
import type { Issue } from "../model/issue";
import { allOf, anyOf, type Truth, UNKNOWN } from "../model/value";
import { ADMINISTRATION_KINDS, type Administration, administrationsOf } from "./access-entry";
import { rolesNamedBy, trustOfRole } from "./aws/aws-role";
import { trustsOthers } from "./aws/trust";
import { assignmentsOf } from "./identity-assignment";

/**
 * The issues on administrators of a cluster who are no people: nodes, pods, whole accounts, and roles that others may
 * take. A role that a service account acts as is told with the objects of that cluster, all else with the resource.
 */
export function indirectAdministrators(cluster: Cluster): (Issue | undefined)[] {
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

function issue({ principal, verdict }: Grant, who: string, isFlawed: Truth): Issue | undefined {
  return principal.violates(`must not make administrator ${who}`, allOf([verdict, isFlawed]));
}

/** `arn:aws:iam::<account>:root` stands for every identity of an account, and a pattern for many. */
function wholeAccount(grant: Grant, cloud: Cluster): Issue | undefined {
  const { principal } = grant;
  const text = principal.string();
  const isRole =
    text === UNKNOWN && rolesNamedBy(principal, cloud).some(({ isCertain }) => isCertain === true);
  const isWhole = text === UNKNOWN ? UNKNOWN : /:root$|\*/.test(text ?? "");
  return issue(grant, `all that ${principal.shown} stands for`, isRole ? false : isWhole);
}

function openRoles(grant: Grant, cloud: Cluster): (Issue | undefined)[] {
  return rolesNamedBy(grant.principal, cloud).map(({ identity, isCertain }) =>
    issue(
      grant,
      `${identity.title}, which anyone or another account may act as`,
      allOf([isCertain, trustsOthers(trustOfRole(identity), grant.principal.string())]),
    ),
  );
}

function actingRoles(grant: Grant, actors: Cluster, cloud: Cluster): (Issue | undefined)[] {
  return rolesNamedBy(grant.principal, cloud).map(({ identity, isCertain }) => {
    const uses = assignmentsOf(identity, actors);
    return issue(
      grant,
      `${identity.title}, which ${uses[0]?.field.owner.title} acts as`,
      allOf([isCertain, anyOf(uses.map((use) => use.isCertain))]),
    );
  });
}
