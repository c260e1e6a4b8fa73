import { ROLES, rolesNamedBy, trustOfRole } from "../../cloud/aws/aws-role";
import { trustedPrincipals } from "../../cloud/aws/trust";
import { ACCOUNT_GRANTS, accountsNamedBy, membersOfGrant } from "../../cloud/google/google-account";
import { identitiesIn } from "../../cloud/identity-grants";
import type { Resources } from "../../model/resources";
import { allOf, UNKNOWN } from "../../model/value";
import { UNKNOWN_IDENTITY } from "../cloud-accounts";
import type { Edge } from "../edge";
import type { StepDraft } from "../step";
import { cloudIdentityVertex } from "../vertices";

export const cloudAssume: Edge = {
  id: "CLOUD_ASSUME",
  title: "act as another identity of the cloud",
  mitre: ["T1078.004"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E5", "E1"],
  effort: "request",

  *cloudSteps(cloud) {
    yield* betweenRoles(cloud);
    yield* betweenAccounts(cloud);
    for (const identity of identitiesIn(cloud)) {
      const because = "it may be the one that is not known yet";
      yield { from: [UNKNOWN_IDENTITY], to: cloudIdentityVertex(identity), holds: UNKNOWN, because };
    }
  },
};

/** A role that the trust policy of another one names may take that one. */
function* betweenRoles(cloud: Resources): Generator<StepDraft> {
  for (const role of cloud.of(...ROLES)) {
    const at = trustOfRole(role);
    for (const { field, verdict } of trustedPrincipals(at)) {
      for (const { identity, isCertain } of rolesNamedBy(field, cloud)) {
        const holds = allOf([verdict, isCertain]);
        if (holds === false || identity === role) continue;
        const because = `${role.title} trusts ${identity.title}`;
        const fix = { field: at, change: `take ${identity.title} out of the trust policy`, cost: 2 } as const;
        yield {
          from: [cloudIdentityVertex(identity)],
          to: cloudIdentityVertex(role),
          holds,
          at,
          because,
          fixes: [fix],
        };
      }
    }
  }
}

const MAKES_TOKENS = ["roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountKeyAdmin"];
/** It may give the account to a machine or a function of its own. */
const GIVES_AWAY = ["roles/iam.serviceAccountUser"];

function* betweenAccounts(cloud: Resources): Generator<StepDraft> {
  for (const grant of cloud.of(...ACCOUNT_GRANTS)) {
    const at = grant.at("role");
    const isMaking = at.isOneOf(MAKES_TOKENS);
    const given = isMaking === false && at.isOneOf(GIVES_AWAY) !== false ? UNKNOWN : isMaking;
    if (given === false) continue;
    const isFree = grant.at("condition").isAbsent ? true : UNKNOWN;
    for (const target of accountsNamedBy(grant.at("serviceAccountId"), cloud)) {
      for (const source of membersOfGrant(grant).flatMap((member) => accountsNamedBy(member, cloud))) {
        if (source.identity === target.identity) continue;
        const holds = allOf([given, isFree, source.isCertain, target.isCertain]);
        if (holds === false) continue;
        yield {
          from: [cloudIdentityVertex(source.identity)],
          to: cloudIdentityVertex(target.identity),
          holds,
          at,
          because: `${source.identity.title} has ${at.shown} on it`,
          fixes: [{ field: at, change: `do not grant ${at.shown}`, cost: 2 }],
        };
      }
    }
  }
}
