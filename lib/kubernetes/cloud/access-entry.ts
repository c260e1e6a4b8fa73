import { parse } from "yaml";
import type { Claim } from "../claim";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, isList, isMap, type Truth, UNKNOWN, type Value } from "../value";

type Reader = (resource: KubernetesObject) => readonly (Claim | undefined)[];

const CLUSTER_ADMIN = "AmazonEKSClusterAdminPolicy";

/** Resources that map identities of the cloud to rights in a cluster. */
const READERS: Readonly<Record<string, Reader>> = {
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": (association) => [
    association
      .at("policyArn")
      .violates(`must not grant ${CLUSTER_ADMIN}`, endsIn(association.at("policyArn"), `/${CLUSTER_ADMIN}`)),
  ],
  "aws-native:eks:AccessEntry": (entry) =>
    entry
      .at("accessPolicies")
      .items()
      .map((policy) => {
        const arn = policy.key("policyArn");
        return arn.violates(`must not grant ${CLUSTER_ADMIN}`, endsIn(arn, `/${CLUSTER_ADMIN}`));
      }),
  "azure-native:authorization:RoleAssignment": (assignment) => [ofAzure(assignment)],
  "azure:authorization/assignment:Assignment": (assignment) => [ofAzure(assignment)],
  ConfigMap: ofAwsAuth,
};

/** The types of resources that may make an identity administrator of a cluster. */
export const ADMINISTRATION_KINDS = Object.keys(READERS);

/** The claims on a resource that makes an identity of the cloud administrator of a cluster. */
export function administrationsOf(resource: KubernetesObject): readonly (Claim | undefined)[] {
  return READERS[resource.type]?.(resource) ?? [];
}

/** Built-in roles of Azure that make administrator of AKS clusters. */
const AZURE_ROLES: Readonly<Record<string, string>> = {
  "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b": "Azure Kubernetes Service RBAC Cluster Admin",
  "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8": "Azure Kubernetes Service Cluster Admin Role",
};

function ofAzure(assignment: KubernetesObject): Claim | undefined {
  const name = assignment.at("roleDefinitionName");
  if (!name.isAbsent) {
    return name.violates(`must not grant ${name.shown}`, name.isOneOf(Object.values(AZURE_ROLES)));
  }
  const id = assignment.at("roleDefinitionId");
  const text = id.string();
  const role = typeof text === "string" ? AZURE_ROLES[text.slice(text.lastIndexOf("/") + 1)] : undefined;
  return id.violates(`must not grant ${role}`, text === UNKNOWN ? UNKNOWN : role !== undefined);
}

/** The ConfigMap by which EKS maps identities of AWS to users and groups; its values are YAML. */
function ofAwsAuth(configMap: KubernetesObject): (Claim | undefined)[] {
  const isAwsAuth = allOf([
    configMap.at("metadata.name").is("aws-auth"),
    configMap.at("metadata.namespace").is("kube-system"),
  ]);
  if (isAwsAuth === false) return [];
  const accounts = configMap.at("data.mapAccounts");
  const mapped = ["mapRoles", "mapUsers"].map((key) => {
    const field = configMap.at("data").key(key);
    return field.violates(
      "must not map an identity to system:masters",
      allOf([isAwsAuth, mapsMasters(field)]),
    );
  });
  const isEveryone = allOf([isAwsAuth, hasEntries(accounts)]);
  return [...mapped, accounts.violates("must not let every identity of an account in", isEveryone)];
}

function mapsMasters(field: Field): Truth {
  const entries = entriesIn(field);
  if (entries === UNKNOWN) return UNKNOWN;
  return entries.some(
    (entry) => isMap(entry) && isList(entry["groups"]) && entry["groups"].includes("system:masters"),
  );
}

function hasEntries(field: Field): Truth {
  const entries = entriesIn(field);
  return entries === UNKNOWN ? UNKNOWN : entries.length > 0;
}

/** The list in a text of YAML: unknown where the text is, empty where it holds none or is no YAML. */
function entriesIn(field: Field): readonly Value[] | typeof UNKNOWN {
  const text = field.string();
  if (text === UNKNOWN) return UNKNOWN;
  try {
    const value: Value = parse(text ?? "", { maxAliasCount: 100 });
    return isList(value) ? value : [];
  } catch {
    return [];
  }
}

function endsIn(field: Field, suffix: string): Truth {
  const text = field.string();
  return text === UNKNOWN ? UNKNOWN : text?.endsWith(suffix) === true;
}
