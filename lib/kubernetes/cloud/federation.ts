import type { Claim } from "../claim";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, anyOf, type Truth, UNKNOWN } from "../value";
import { IDENTITY_ANNOTATIONS } from "./identity-use";
import { trustsManyAccounts } from "./trust";

type Reader = (resource: KubernetesObject) => readonly (Claim | undefined)[];

/** Resources by which an identity of the cloud trusts service accounts, and what each says of a trust that is too wide. */
const READERS: Readonly<Record<string, Reader>> = {
  ServiceAccount: (account) => {
    const isDefault = account.at("metadata.name").is("default");
    return IDENTITY_ANNOTATIONS.map((name) => {
      const annotation = account.annotation(name);
      return annotation.violates(
        "must not act as an identity of the cloud, as every pod does that names no account",
        allOf([isDefault, annotation.isSet]),
      );
    });
  },
  "aws:iam/role:Role": (role) => [trustOf(role.at("assumeRolePolicy"))],
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": (association) => [
    defaultAccount(association.at("serviceAccount"), association.at("serviceAccount").is("default")),
  ],
  "azure-native:managedidentity:FederatedIdentityCredential": (credential) => [
    subjectOf(credential.at("subject")),
  ],
  "azure:armmsi/federatedIdentityCredential:FederatedIdentityCredential": (credential) => [
    subjectOf(credential.at("subject")),
  ],
  "gcp:serviceaccount/iAMMember:IAMMember": (grant) => onMembers(grant, [grant.at("member")]),
  "gcp:serviceaccount/iAMBinding:IAMBinding": (grant) => onMembers(grant, grant.at("members").items()),
};

/** The types of resources that say whom an identity of the cloud trusts. */
export const TRUSTING_KINDS = Object.keys(READERS);

/** The claims on a resource that trusts too many service accounts. */
export function federatedTrustOf(resource: KubernetesObject): readonly (Claim | undefined)[] {
  return READERS[resource.type]?.(resource) ?? [];
}

function trustOf(trust: Field): Claim | undefined {
  return trust.violates("must not trust every service account of a cluster", trustsManyAccounts(trust));
}

function defaultAccount(place: Field, isDefault: Truth): Claim | undefined {
  return place.violates("must not trust a default service account", isDefault);
}

function subjectOf(subject: Field): Claim | undefined {
  const text = subject.string();
  return defaultAccount(
    subject,
    text === UNKNOWN ? UNKNOWN : /^system:serviceaccount:[^:]+:default$/.test(text ?? ""),
  );
}

/** Google's grants: everybody, a whole pool of identities, or the default account of a namespace, `pool[ns/default]`. */
function onMembers(grant: KubernetesObject, members: readonly Field[]): (Claim | undefined)[] {
  const isIdentityUse = grant
    .at("role")
    .isOneOf([
      "roles/iam.workloadIdentityUser",
      "roles/iam.serviceAccountTokenCreator",
      "roles/iam.serviceAccountUser",
    ]);
  return members.flatMap((member) => [
    member.violates(
      "must not trust every service account of a cluster",
      allOf([isIdentityUse, isWide(member)]),
    ),
    defaultAccount(
      member,
      allOf([isIdentityUse, endsIn(member, /\[[^/\]]+\/default\]$|\/subject\/ns\/[^/]+\/sa\/default$/)]),
    ),
  ]);
}

function isWide(member: Field): Truth {
  return anyOf([
    member.isOneOf(["allUsers", "allAuthenticatedUsers"]),
    endsIn(member, /^principalSet:\/\/.*\/workloadIdentityPools\/[^/]+\.svc\.id\.goog\/\*$/),
  ]);
}

function endsIn(member: Field, pattern: RegExp): Truth {
  const text = member.string();
  return text === UNKNOWN ? UNKNOWN : pattern.test(text ?? "");
}
