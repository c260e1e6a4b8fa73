import { ROLES, trustOfRole } from "../../lib/cloud/aws/aws-role";
import { trustsNamespace } from "../../lib/cloud/aws/trust";
import { forEachType, letsActAs, type TrustReaders } from "../../lib/cloud/federation";
import { ACCOUNT_GRANTS, membersOfGrant } from "../../lib/cloud/google/google-account";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import type { Field } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import { lookup } from "../../lib/model/lookup";
import { matchesPattern } from "../../lib/model/pattern";
import { allOf, type Truth } from "../../lib/model/value";

/** Resources by which an identity trusts all service accounts of one namespace. */
const OF_NAMESPACES: TrustReaders = {
  ...forEachType(ROLES, (role) => {
    const trust = trustOfRole(role);
    return [wholeNamespace(trust, trustsNamespace(trust))];
  }),
  ...forEachType(ACCOUNT_GRANTS, onNamespaces),
};

export const NAMESPACE_TRUSTING_KINDS = Object.keys(OF_NAMESPACES);

/** The issues on a resource that trusts all service accounts of a namespace. */
export function namespaceTrustOf(resource: DeclaredResource): readonly (Issue | undefined)[] {
  return lookup(OF_NAMESPACES, resource.type)?.(resource) ?? [];
}

function wholeNamespace(place: Field, isWhole: Truth): Issue | undefined {
  return place.violates("must not trust every service account of a namespace", isWhole);
}

function onNamespaces(grant: DeclaredResource): (Issue | undefined)[] {
  const isUse = letsActAs(grant);
  const ofNamespace = /^principalSet:\/\/.*\/workloadIdentityPools\/[^/]+\.svc\.id\.goog\/namespace\//;
  return membersOfGrant(grant).map((member) =>
    wholeNamespace(member, allOf([isUse, matchesPattern(member, ofNamespace)])),
  );
}
