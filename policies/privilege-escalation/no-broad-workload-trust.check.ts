import { ROLES, trustOfRole } from "../../lib/cloud/aws/aws-role";
import { trustsManyAccounts } from "../../lib/cloud/aws/trust";
import { forEachType, letsActAs, type TrustReaders } from "../../lib/cloud/federation";
import { ACCOUNT_GRANTS, membersOfGrant } from "../../lib/cloud/google/google-account";
import {
  FEDERATED_CREDENTIALS,
  IDENTITY_ANNOTATIONS,
  POD_IDENTITIES,
} from "../../lib/cloud/identity-assignment";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import type { Field } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import { lookup } from "../../lib/model/lookup";
import { matchesPattern } from "../../lib/model/pattern";
import { allOf, anyOf, type Truth } from "../../lib/model/value";

/** Resources by which a cloud identity trusts service accounts, and what each says of a trust that is too wide. */
const BROAD: TrustReaders = {
  ServiceAccount: (account) => {
    const isDefault = account.at("metadata.name").is("default");
    return IDENTITY_ANNOTATIONS.map((name) => {
      const annotation = account.annotation(name);
      return annotation.violates(
        "must not have a cloud identity, which every pod without a service account of its own then has",
        allOf([isDefault, annotation.isSet]),
      );
    });
  },
  ...forEachType(ROLES, (role) => {
    const trust = trustOfRole(role);
    return [trust.violates("must not trust every service account of a cluster", trustsManyAccounts(trust))];
  }),
  ...forEachType(POD_IDENTITIES, (association) => {
    const account = association.at("serviceAccount");
    return [defaultAccount(account, account.is("default"))];
  }),
  ...forEachType(FEDERATED_CREDENTIALS, ofCredential),
  ...forEachType(ACCOUNT_GRANTS, onMembers),
};

/** The types of resources that say whom a cloud identity trusts. */
export const TRUSTING_KINDS = Object.keys(BROAD);

/** The issues on a resource that trusts too many service accounts. */
export function federatedTrustOf(resource: DeclaredResource): readonly (Issue | undefined)[] {
  return lookup(BROAD, resource.type)?.(resource) ?? [];
}

function defaultAccount(place: Field, isDefault: Truth): Issue | undefined {
  return place.violates("must not trust a default service account", isDefault);
}

function ofCredential(credential: DeclaredResource): (Issue | undefined)[] {
  const issuer = credential.at("issuer");
  const subject = credential.at("subject");
  return [
    defaultAccount(subject, matchesPattern(subject, /^system:serviceaccount:[^:]+:default$/)),
    issuer.violates("must not trust an issuer without TLS", matchesPattern(issuer, /^http:/i)),
  ];
}

/** Google's grants: the public, a whole pool of identities, or the default account of a namespace, `pool[ns/default]`. */
function onMembers(grant: DeclaredResource): (Issue | undefined)[] {
  const isUse = letsActAs(grant);
  return membersOfGrant(grant).flatMap((member) => [
    member.violates("must not trust every service account of a cluster", allOf([isUse, isWide(member)])),
    defaultAccount(
      member,
      allOf([isUse, matchesPattern(member, /\[[^/\]]+\/default\]$|\/subject\/ns\/[^/]+\/sa\/default$/)]),
    ),
  ]);
}

/** A pool as a whole, or by cluster: `principalSet://.../<project>.svc.id.goog/*`. */
function isWide(member: Field): Truth {
  return anyOf([
    member.isOneOf(["allUsers", "allAuthenticatedUsers"]),
    matchesPattern(
      member,
      /^principalSet:\/\/.*\/workloadIdentityPools\/[^/]+\.svc\.id\.goog\/(\*$|kubernetes\.cluster\/)/,
    ),
  ]);
}
