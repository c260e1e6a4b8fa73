import { AWS_USER, GCP_SERVICE_ACCOUNT } from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import type { Resources } from "../model/resources";
import { rightsByPolicy, rightsOfRole } from "./aws/aws-rights";
import { ROLES } from "./aws/aws-role";
import { assignmentsTo, IDENTITIES } from "./azure/azure-identity";
import { grantsTo } from "./google/google-account";
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
  const ofOthers =
    identity.type === GCP_SERVICE_ACCOUNT ? grantsTo(identity, cloud) : assignmentsTo(identity, cloud);
  return ofOthers.map(({ field, verdict, rights }) => ({
    field,
    shown: `the role ${field.shown}`,
    rights: conditionalOn(verdict, rights),
  }));
}

function ofRole(role: DeclaredResource, cloud: Resources): IdentityGrant[] {
  const single = rightsByPolicy(role, cloud);
  const together = rightsOfRole(role, cloud);
  const isLeft = (right: Right) =>
    together[right] === true && single.every(({ rights }) => rights[right] !== true);
  const rest = Object.fromEntries((Object.keys(together) as Right[]).map((right) => [right, isLeft(right)]));
  return [
    ...single.map(({ field, arn, rights }) => ({ field, shown: shownAs(arn), rights })),
    { field: undefined, shown: "several policies that together allow it", rights: { ...NO_RIGHTS, ...rest } },
  ];
}

function shownAs(arn: string | undefined): string {
  return arn === undefined ? "a policy of its own" : `the policy ${arn.replace(/^.*\//, "")}`;
}
