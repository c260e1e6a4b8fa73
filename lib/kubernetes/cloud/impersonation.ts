import type { Claim } from "../claim";
import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../value";
import { ACCOUNT_GRANTS, accountsNamedBy, isWorkload, membersOfGrant } from "./google-account";
import { usesOf } from "./identity-use";

/** Roles that give their holder tokens or keys of an account of Google, or let it run machines as the account. */
const ROLES = [
  "roles/iam.serviceAccountAdmin",
  "roles/iam.serviceAccountKeyAdmin",
  "roles/iam.serviceAccountTokenCreator",
  "roles/iam.serviceAccountUser",
];

/**
 * The claims on grants by which pods make tokens of further accounts of Google. That an account makes tokens of itself
 * is how it signs addresses, and gives it nothing.
 */
export function impersonationClaims(cluster: Cluster): (Claim | undefined)[] {
  const cloud = cluster.cloud ?? cluster;
  return cloud.of(...ACCOUNT_GRANTS).flatMap((grant) => {
    const gives = grant.at("role").isOneOf(ROLES);
    if (gives === false) return [];
    return membersOfGrant(grant).map((member) =>
      member.violates(
        `must not grant ${grant.at("role").shown} to pods`,
        allOf([gives, isOfPods(grant, member, cluster)]),
      ),
    );
  });
}

/** Pods themselves are told among the resources of the cloud, accounts that they act as with their own cluster. */
function isOfPods(grant: KubernetesObject, member: Field, cluster: Cluster): Truth {
  if (cluster.cloud === undefined) return isWorkload(member, cluster);
  const target = grant.at("serviceAccountId");
  const targets = accountsNamedBy(target, cluster.cloud);
  return anyOf(
    accountsNamedBy(member, cluster.cloud).map(({ identity, isNamed }) => {
      const isItself =
        targets.length === 0 && target.value === UNKNOWN
          ? UNKNOWN
          : anyOf(targets.map((each) => each.identity === identity && each.isNamed));
      return allOf([isNamed, not(isItself), anyOf(usesOf(identity, cluster).map((use) => use.isNamed))]);
    }),
  );
}
