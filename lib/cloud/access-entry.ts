import {
  EKS_ACCESS_POLICY_ASSOCIATION,
  EKS_CAPABILITY,
  EKS_COMPONENT,
  EKS_NATIVE_ACCESS_ENTRY,
} from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { lookup } from "../model/lookup";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../model/value";
import { awsAuthIn } from "./aws/aws-auth";
import { ASSIGNMENTS } from "./azure/azure-identity";
import { AKS_ADMINISTRATOR_ROLES, givesRole } from "./azure/azure-roles";
import { PROJECT_GRANTS } from "./google/google-account";
import { CLUSTER_ADMINISTRATOR_ROLES } from "./google/google-roles";

/**
 * How an identity becomes administrator: by a policy or a role that is granted, by the group system:masters, as one of
 * all identities of an account, or as administrator of the Argo CD that EKS runs.
 */
type AdministrationWay = "grant" | "project grant" | "masters" | "account" | "argo cd";

/** A place that makes a cloud identity administrator of a cluster. */
export interface Administration {
  readonly field: Field;
  readonly way: AdministrationWay;
  /** The policy or role that is granted. */
  readonly granted?: string;
  readonly verdict: Truth;
  /** The ARN of the identity of AWS that becomes administrator; those of other clouds are judged by their rights. */
  readonly principal?: Field;
}

type Reader = (resource: DeclaredResource) => readonly Administration[];

const CLUSTER_ADMIN = "AmazonEKSClusterAdminPolicy";

/** Resources that map identities of the cloud to rights in a cluster. */
const READERS: Readonly<Record<string, Reader>> = {
  [EKS_ACCESS_POLICY_ASSOCIATION]: (association) =>
    ofPolicy(association.at("policyArn"), association.at("principalArn")),
  [EKS_NATIVE_ACCESS_ENTRY]: (entry) =>
    entry
      .at("accessPolicies")
      .items()
      .flatMap((policy) => ofPolicy(policy.key("policyArn"), entry.at("principalArn"))),
  [EKS_COMPONENT]: (component) => [
    ...component
      .at("accessEntries")
      .entries()
      .flatMap(([, entry]) =>
        entry
          .key("accessPolicies")
          .entries()
          .flatMap(([, policy]) => ofPolicy(policy.key("policyArn"), entry.key("principalArn"))),
      ),
    ...ofMappings(component.at("roleMappings"), "roleArn"),
    ...ofMappings(component.at("userMappings"), "userArn"),
  ],
  [EKS_CAPABILITY]: ofCapability,
  ConfigMap: ofAwsAuth,
  ...Object.fromEntries(ASSIGNMENTS.map((type) => [type, ofAzure])),
  ...Object.fromEntries(PROJECT_GRANTS.map((type) => [type, ofGoogle])),
};

/** The types of resources that may make an identity administrator of a cluster. */
export const ADMINISTRATION_KINDS = Object.keys(READERS);

/** The places of a resource that make an identity of the cloud administrator of a cluster. */
export function administrationsOf(resource: DeclaredResource): readonly Administration[] {
  return lookup(READERS, resource.type)?.(resource) ?? [];
}

function ofPolicy(arn: Field, principal: Field): Administration[] {
  const text = arn.string();
  return [
    {
      field: arn,
      way: "grant",
      granted: CLUSTER_ADMIN,
      verdict: text === UNKNOWN ? UNKNOWN : text?.endsWith(`/${CLUSTER_ADMIN}`) === true,
      principal,
    },
  ];
}

/** Mappings of the component of pulumi-eks: their groups are literals even where the ARNs are not known. */
function ofMappings(mappings: Field, principal: string): Administration[] {
  return mappings.items().map((mapping) => ({
    field: mapping.key("groups"),
    way: "masters",
    verdict: hasMasters(mapping),
    principal: mapping.key(principal),
  }));
}

function ofAwsAuth(configMap: DeclaredResource): Administration[] {
  const auth = awsAuthIn(configMap);
  if (auth === undefined) return [];
  const ofMapping = auth.mappings.map(
    ({ text, entry, principal }): Administration => ({
      field: text,
      way: "masters",
      verdict: allOf([auth.verdict, hasMasters(entry)]),
      principal,
    }),
  );
  const ofAccounts: Administration = {
    field: auth.accounts,
    way: "account",
    verdict: allOf([auth.verdict, auth.hasAccounts]),
  };
  return [...ofMapping, ofAccounts];
}

function hasMasters(mapping: Field): Truth {
  return anyOf(
    mapping
      .key("groups")
      .items()
      .map((group) => group.is("system:masters")),
  );
}

/** Administrators of the Argo CD that EKS runs deploy what they like, with the rights that it has. */
function ofCapability(capability: DeclaredResource): Administration[] {
  return capability
    .at("configuration.argoCd.rbacRoleMappings")
    .items()
    .map((mapping) => ({
      field: mapping.key("role"),
      way: "argo cd",
      verdict: allOf([capability.at("type").is("ARGOCD"), mapping.key("role").is("ADMIN")]),
    }));
}

/** A role in one namespace is none over the cluster. */
function ofAzure(assignment: DeclaredResource): Administration[] {
  const name = assignment.at("roleDefinitionName");
  const field = name.isAbsent ? assignment.at("roleDefinitionId") : name;
  const shown = Object.entries(AKS_ADMINISTRATOR_ROLES).find((role) =>
    role.some((text) => field.shown.toLowerCase().endsWith(text.toLowerCase())),
  );
  const scope = assignment.at("scope").string();
  const isInNamespace = scope === UNKNOWN ? UNKNOWN : scope?.includes("/namespaces/") === true;
  return [
    {
      field,
      way: "grant",
      granted: shown?.[1] ?? field.shown,
      verdict: allOf([givesRole(assignment, AKS_ADMINISTRATOR_ROLES), not(isInNamespace)]),
    },
  ];
}

function ofGoogle(grant: DeclaredResource): Administration[] {
  const field = grant.at("role");
  return [
    {
      field,
      way: "project grant",
      granted: field.shown,
      verdict: field.isOneOf(CLUSTER_ADMINISTRATOR_ROLES),
    },
  ];
}
