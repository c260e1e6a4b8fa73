import {
  ACCOUNT_GRANTS,
  accountsNamedBy,
  isWorkload,
  membersOfGrant,
} from "../../lib/cloud/google/google-account";
import { assignmentsOf } from "../../lib/cloud/identity-assignment";
import type { Program } from "../../lib/kubernetes/cluster";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import type { Field } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";

/** Roles that give their holder tokens or keys of an account of Google, or let it run machines as the account. */
const ROLES = [
  "roles/iam.serviceAccountAdmin",
  "roles/iam.serviceAccountKeyAdmin",
  "roles/iam.serviceAccountTokenCreator",
  "roles/iam.serviceAccountUser",
];

/**
 * The issues on grants by which pods make tokens of further accounts of Google. That an account makes tokens of itself
 * is how it signs addresses, and gives it nothing.
 */
export function impersonationIssues({ cloud, clusters }: Program): (Issue | undefined)[] {
  return cloud.of(...ACCOUNT_GRANTS).flatMap((grant) => {
    const gives = grant.at("role").isOneOf(ROLES);
    if (gives === false) return [];
    return membersOfGrant(grant).map((member) =>
      member.violates(
        `must not grant ${grant.at("role").shown} to pods`,
        allOf([gives, anyOf([isWorkload(member, cloud), actsForPods(grant, member, { cloud, clusters })])]),
      ),
    );
  });
}

/** Whether a member is another account of Google, and pods act as it. */
function actsForPods(grant: DeclaredResource, member: Field, { cloud, clusters }: Program): Truth {
  const target = grant.at("serviceAccountId");
  const targets = accountsNamedBy(target, cloud);
  return anyOf(
    accountsNamedBy(member, cloud).map(({ identity, isCertain }) => {
      const isItself =
        targets.length === 0 && target.string() === UNKNOWN
          ? UNKNOWN
          : anyOf(targets.map((each) => each.identity === identity && each.isCertain));
      return allOf([
        isCertain,
        not(isItself),
        anyOf(assignmentsOf(identity, clusters).map((use) => use.isCertain)),
      ]);
    }),
  );
}
