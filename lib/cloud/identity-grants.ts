import { AWS_USER, GCP_SERVICE_ACCOUNT } from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import type { Resources } from "../model/resources";
import { rightsByPolicy, rightsOfRole } from "./aws/aws-rights";
import { ROLES } from "./aws/aws-role";
import { assignmentsTo, IDENTITIES, rightsOfIdentity } from "./azure/azure-identity";
import { grantsTo, rightsOfAccount } from "./google/google-account";
import { conditionalOn, NO_RIGHTS, type Right, type Rights } from "./shared/identity-rights";

/** One place that gives an identity rights. */
export interface IdentityGrant {
  /** None where only several policies together give them. */
  readonly field: Field | undefined;
  /** `the policy AdministratorAccess`: how messages call it. */
  readonly shown: string;
  readonly rights: Rights;
}

/** The identities of the clouds whose rights can be told. */
export function identitiesIn(cloud: Resources): readonly DeclaredResource[] {
  return cloud.of(...ROLES, AWS_USER, GCP_SERVICE_ACCOUNT, ...IDENTITIES);
}

/** Every place that gives an identity rights. */
export function grantsOf(identity: DeclaredResource, cloud: Resources): readonly IdentityGrant[] {
  if ([...ROLES, AWS_USER].includes(identity.type)) return ofRole(identity, cloud);
  const [grants, together] =
    identity.type === GCP_SERVICE_ACCOUNT
      ? [grantsTo(identity, cloud), rightsOfAccount(identity, cloud)]
      : [assignmentsTo(identity, cloud), rightsOfIdentity(identity, cloud)];
  const single = grants.map(({ field, verdict, rights }) => ({
    field,
    shown: `the role ${field.shown}`,
    rights: conditionalOn(verdict, rights),
  }));
  // Others may be to this identity: whom they are to is not known yet.
  return [...single, restOf(single, together, "a role whose holder is not known yet")];
}

function ofRole(role: DeclaredResource, cloud: Resources): IdentityGrant[] {
  const single = rightsByPolicy(role, cloud).map(({ field, arn, rights }) => ({
    field,
    shown: shownAs(arn),
    rights,
  }));
  const { administrator } = rightsOfRole(role, cloud);
  const together = { ...NO_RIGHTS, administrator: administrator === true };
  return [...single, restOf(single, together, "several policies that together allow it")];
}

/** The rights that no single grant gives. */
function restOf(single: readonly IdentityGrant[], together: Rights, shown: string): IdentityGrant {
  const isLeft = (right: Right) => single.every(({ rights }) => rights[right] !== together[right]);
  const rest = Object.fromEntries(
    (Object.keys(together) as Right[]).map((right) => [right, isLeft(right) ? together[right] : false]),
  );
  return { field: undefined, shown, rights: { ...NO_RIGHTS, ...rest } };
}

function shownAs(arn: string | undefined): string {
  return arn === undefined ? "a policy of its own" : `the policy ${arn.replace(/^.*\//, "")}`;
}
