import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { type Issue, onlyIf } from "../model/issue";
import { matchesPattern } from "../model/pattern";
import { allOf, anyOf, not, type Truth } from "../model/value";
import { ROLES, trustOfRole } from "./aws/aws-role";
import { trustsAnyAudience, trustsAnyPodIdentity, trustsManyAccounts, trustsNamespace } from "./aws/trust";
import { ACCOUNT_GRANTS, membersOfGrant } from "./google/google-account";
import { FEDERATED_CREDENTIALS, IDENTITY_ANNOTATIONS, POD_IDENTITIES } from "./identity-assignment";
import { listed } from "./shared/document";

type Readers = Readonly<Record<string, (resource: DeclaredResource) => readonly (Issue | undefined)[]>>;

/** Resources by which an identity of the cloud trusts service accounts, and what each says of a trust that is too wide. */
const BROAD: Readers = {
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
  ...onEach(ROLES, (role) => {
    const trust = trustOfRole(role);
    return [trust.violates("must not trust every service account of a cluster", trustsManyAccounts(trust))];
  }),
  ...onEach(POD_IDENTITIES, (association) => {
    const account = association.at("serviceAccount");
    return [defaultAccount(account, account.is("default"))];
  }),
  ...onEach(FEDERATED_CREDENTIALS, ofCredential),
  ...onEach(ACCOUNT_GRANTS, onMembers),
};

/** The types of resources that say whom an identity of the cloud trusts. */
export const TRUSTING_KINDS = Object.keys(BROAD);

/** The issues on a resource that trusts too many service accounts. */
export function federatedTrustOf(resource: DeclaredResource): readonly (Issue | undefined)[] {
  return BROAD[resource.type]?.(resource) ?? [];
}

/** Resources by which an identity trusts all service accounts of one namespace. */
const OF_NAMESPACES: Readers = {
  ...onEach(ROLES, (role) => {
    const trust = trustOfRole(role);
    return [wholeNamespace(trust, trustsNamespace(trust))];
  }),
  ...onEach(ACCOUNT_GRANTS, onNamespaces),
};

export const NAMESPACE_TRUSTING_KINDS = Object.keys(OF_NAMESPACES);

/** The issues on a resource that trusts all service accounts of a namespace. */
export function namespaceTrustOf(resource: DeclaredResource): readonly (Issue | undefined)[] {
  return OF_NAMESPACES[resource.type]?.(resource) ?? [];
}

/** Resources whose trust says who, but not for what, or from where. */
const INCOMPLETE: Readers = {
  ...onEach(ROLES, (role) => {
    const trust = trustOfRole(role);
    return [
      trust.violates("must ask web identities for the audience sts.amazonaws.com", trustsAnyAudience(trust)),
      trust.violates(
        "must ask pod identities for their cluster, namespace or account",
        trustsAnyPodIdentity(trust),
      ),
    ];
  }),
  ...onEach(POD_IDENTITIES, (association) => [
    onlyIf(not(association.at("policy").isSet), association.at("disableSessionTags").mustNotBe(true)),
  ]),
  ...onEach(FEDERATED_CREDENTIALS, (credential) =>
    ["audience", "audiences"].flatMap((name) => listed(credential.at(name)).map(ofAudience)),
  ),
};

export const INCOMPLETE_KINDS = Object.keys(INCOMPLETE);

/** The issues on a resource whose trust leaves out what would limit it. */
export function incompleteTrustOf(resource: DeclaredResource): readonly (Issue | undefined)[] {
  return INCOMPLETE[resource.type]?.(resource) ?? [];
}

function onEach(types: readonly string[], read: Readers[string]): Readers {
  return Object.fromEntries(types.map((type) => [type, read]));
}

function defaultAccount(place: Field, isDefault: Truth): Issue | undefined {
  return place.violates("must not trust a default service account", isDefault);
}

function wholeNamespace(place: Field, isWhole: Truth): Issue | undefined {
  return place.violates("must not trust every service account of a namespace", isWhole);
}

function ofCredential(credential: DeclaredResource): (Issue | undefined)[] {
  const issuer = credential.at("issuer");
  const subject = credential.at("subject");
  return [
    defaultAccount(subject, matchesPattern(subject, /^system:serviceaccount:[^:]+:default$/)),
    issuer.violates("must not trust an issuer without TLS", matchesPattern(issuer, /^http:/i)),
  ];
}

/** Tokens for other audiences are those that pods send elsewhere. Source: "Workload identity federation" of Entra ID. */
function ofAudience(audience: Field): Issue | undefined {
  const isOther = not(matchesPattern(audience, /^api:\/\/AzureADTokenExchange(China|USGov)?$/));
  return audience.violates("must ask for the audience api://AzureADTokenExchange", isOther);
}

/** Roles of Google that let their holder act as a service account. */
const USES = [
  "roles/iam.workloadIdentityUser",
  "roles/iam.serviceAccountTokenCreator",
  "roles/iam.serviceAccountUser",
];

/** Google's grants: everybody, a whole pool of identities, or the default account of a namespace, `pool[ns/default]`. */
function onMembers(grant: DeclaredResource): (Issue | undefined)[] {
  const isUse = grant.at("role").isOneOf(USES);
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

function onNamespaces(grant: DeclaredResource): (Issue | undefined)[] {
  const isUse = grant.at("role").isOneOf(USES);
  const ofNamespace = /^principalSet:\/\/.*\/workloadIdentityPools\/[^/]+\.svc\.id\.goog\/namespace\//;
  return membersOfGrant(grant).map((member) =>
    wholeNamespace(member, allOf([isUse, matchesPattern(member, ofNamespace)])),
  );
}
