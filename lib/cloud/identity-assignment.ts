import { Cluster, type Program } from "../kubernetes/cluster";
import { type Name, nameOf } from "../kubernetes/rbac/names";
import {
  AKS,
  AKS_CLASSIC,
  AWS_INSTANCE_PROFILE,
  AWS_LAUNCH_CONFIGURATION,
  AWS_LAUNCH_TEMPLATE,
  AZURE_FEDERATED_IDENTITY_CREDENTIAL,
  AZURE_NATIVE_FEDERATED_IDENTITY_CREDENTIAL,
  EKS,
  EKS_ADDON,
  EKS_CAPABILITY,
  EKS_COMPONENT_NODES,
  EKS_FARGATE_PROFILE,
  EKS_NATIVE,
  EKS_NATIVE_ADDON,
  EKS_NATIVE_NODES,
  EKS_NATIVE_POD_IDENTITY,
  EKS_NODES,
  EKS_POD_IDENTITY,
  GKE,
  GKE_NODES,
  KARPENTER_NODE_CLASS,
} from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { addTo } from "../model/multimap";
import type { Resources } from "../model/resources";
import { fieldsAt } from "../model/setting";
import { typesInUrn } from "../model/urn";
import { allOf, isList, isMap, type Truth, UNKNOWN, type Value } from "../model/value";
import { rightsOfRole } from "./aws/aws-rights";
import { rolesNamedBy } from "./aws/aws-role";
import { identitiesNamedBy, rightsOfIdentity } from "./azure/azure-identity";
import { accountsNamedBy, rightsOfAccount } from "./google/google-account";
import { ANY_RIGHTS, boundedBy, conditionalOn, NO_RIGHTS, type Rights } from "./shared/identity-rights";
import { type Named, sourcesOf } from "./shared/links";

/**
 * Who acts as an identity: pods of a service account, nodes and what reaches their credentials, the control plane, or a
 * service of the cloud on its behalf.
 */
export type Actor = "workload" | "node" | "control plane" | "service";

/** A place where a program gives an identity of the cloud to nodes, pods or a cluster. */
export interface IdentityAssignment {
  readonly field: Field;
  readonly actor: Actor;
  /** Who it is: nobody that the program declares where nothing leads from the field to an identity. */
  readonly identity?: DeclaredResource;
  /** Whether the place names this identity. */
  readonly isCertain: Truth;
  /** What the identity may do, where the place names it. */
  readonly rights: Rights;
}

interface Provider {
  readonly named: (field: Field, cloud: Resources) => readonly Named[];
  readonly rights: (identity: DeclaredResource, cloud: Resources) => Rights;
}

const AWS: Provider = { named: rolesNamedBy, rights: rightsOfRole };
const GOOGLE: Provider = { named: accountsNamedBy, rights: rightsOfAccount };
const AZURE: Provider = { named: identitiesNamedBy, rights: rightsOfIdentity };

/** Annotations of service accounts by which pods act as an identity of the cloud. */
const ANNOTATIONS: readonly (readonly [string, Provider])[] = [
  ["eks.amazonaws.com/role-arn", AWS],
  ["iam.gke.io/gcp-service-account", GOOGLE],
  ["azure.workload.identity/client-id", AZURE],
];

/** The names of the annotations by which pods act as an identity of the cloud. */
export const IDENTITY_ANNOTATIONS = ANNOTATIONS.map(([name]) => name);

/** Associations of service accounts with roles by EKS Pod Identity, of both providers. */
export const POD_IDENTITIES = [EKS_POD_IDENTITY, EKS_NATIVE_POD_IDENTITY];
export const FEDERATED_CREDENTIALS = [
  AZURE_NATIVE_FEDERATED_IDENTITY_CREDENTIAL,
  AZURE_FEDERATED_IDENTITY_CREDENTIAL,
];

/** Inputs of cloud resources by which nodes, pods and clusters act as an identity. */
const INPUTS: readonly (readonly [type: string, path: string, Provider, Actor])[] = [
  [EKS_POD_IDENTITY, "roleArn", AWS, "workload"],
  [EKS_POD_IDENTITY, "targetRoleArn", AWS, "workload"],
  [EKS_NATIVE_POD_IDENTITY, "roleArn", AWS, "workload"],
  [EKS_NATIVE_POD_IDENTITY, "targetRoleArn", AWS, "workload"],
  [EKS_ADDON, "serviceAccountRoleArn", AWS, "workload"],
  [EKS_ADDON, "podIdentityAssociations[].roleArn", AWS, "workload"],
  [EKS_NATIVE_ADDON, "serviceAccountRoleArn", AWS, "workload"],
  [EKS_NATIVE_ADDON, "podIdentityAssociations[].roleArn", AWS, "workload"],
  [EKS_CAPABILITY, "roleArn", AWS, "workload"],
  [EKS_NODES, "nodeRoleArn", AWS, "node"],
  [EKS_NATIVE_NODES, "nodeRole", AWS, "node"],
  [EKS_FARGATE_PROFILE, "podExecutionRoleArn", AWS, "service"],
  [EKS, "computeConfig.nodeRoleArn", AWS, "node"],
  [EKS, "roleArn", AWS, "control plane"],
  [EKS_NATIVE, "roleArn", AWS, "control plane"],
  [GKE_NODES, "nodeConfig.serviceAccount", GOOGLE, "node"],
  [GKE, "nodeConfig.serviceAccount", GOOGLE, "node"],
  [GKE, "nodePools[].nodeConfig.serviceAccount", GOOGLE, "node"],
  [GKE, "clusterAutoscaling.autoProvisioningDefaults.serviceAccount", GOOGLE, "node"],
  [AZURE_NATIVE_FEDERATED_IDENTITY_CREDENTIAL, "resourceName", AZURE, "workload"],
  [AZURE_FEDERATED_IDENTITY_CREDENTIAL, "parentId", AZURE, "workload"],
  [AKS, "identityProfile", AZURE, "node"],
  [AKS, "identity", AZURE, "service"],
  [AKS_CLASSIC, "kubeletIdentity", AZURE, "node"],
  [AKS_CLASSIC, "identity", AZURE, "service"],
];

/** The assignments of identities that service accounts of a cluster name by an annotation. */
export function accountAssignments(cluster: Cluster): readonly IdentityAssignment[] {
  return cluster.remember("identity-assignments", () =>
    cluster.of("ServiceAccount").flatMap((account) => assignmentsOfAccount(account, cluster.cloud)),
  );
}

/** The assignments of roles that node classes of Karpenter make: to the nodes that it starts from them. */
function nodeClassAssignments(cluster: Cluster): readonly IdentityAssignment[] {
  return cluster.remember("node-class-assignments", () =>
    cluster
      .of(KARPENTER_NODE_CLASS)
      .flatMap((nodeClass) => assignmentsAt(nodeClass.at("spec.role"), "node", AWS, cluster.cloud)),
  );
}

/** The assignments of identities that resources of the cloud make themselves. */
export function cloudAssignments(cloud: Resources): readonly IdentityAssignment[] {
  return cloud.remember("identity-assignments", () => [
    ...ofMachines(cloud),
    ...INPUTS.flatMap(([type, path, provider, actor]) =>
      cloud
        .of(type)
        .flatMap((each) => fieldsAt(each.root, path))
        .flatMap((field) => assignmentsAt(field, actor, provider, cloud)),
    ),
  ]);
}

/** The assignments of identities to the nodes of a cluster, as far as the program tells whose they are. */
export function nodeAssignments(cluster: Cluster): readonly IdentityAssignment[] {
  const ofCloud = cloudAssignments(cluster.cloud).filter(({ actor }) => actor === "node");
  return [...nodeClassAssignments(cluster), ...ofCloud];
}

/** Every assignment of an identity that a program declares. */
export function assignmentsIn({ cloud, clusters }: Program): readonly IdentityAssignment[] {
  return [
    ...clusters.flatMap(accountAssignments),
    ...clusters.flatMap(nodeClassAssignments),
    ...cloudAssignments(cloud),
  ];
}

/** The assignments of an identity to pods and nodes in some places, and those of which nobody knows whose they are. */
export function assignmentsOf(
  identity: DeclaredResource,
  places: readonly (Cluster | Resources)[],
): readonly IdentityAssignment[] {
  return places.flatMap((place) => {
    const { byIdentity, open } = assignmentsByIdentity(place);
    return [...(byIdentity.get(identity) ?? []), ...open.slice(0, 1)];
  });
}

function assignmentsByIdentity(place: Cluster | Resources) {
  return place.remember("assignments-by-identity", () => {
    const all =
      place instanceof Cluster
        ? [...accountAssignments(place), ...nodeClassAssignments(place)]
        : cloudAssignments(place);
    const assignments = all.filter(({ actor }) => actor === "workload" || actor === "node");
    const byIdentity = new Map<DeclaredResource, IdentityAssignment[]>();
    for (const each of assignments) if (each.identity !== undefined) addTo(byIdentity, each.identity, each);
    const open = assignments.filter(
      ({ identity, isCertain }) => identity === undefined && isCertain === UNKNOWN,
    );
    return { byIdentity, open };
  });
}

const TEMPLATES = [AWS_LAUNCH_TEMPLATE, AWS_LAUNCH_CONFIGURATION];
const OF_PROFILES: Provider = {
  named: (field, cloud) =>
    sourcesOf(field.owner, String(field.steps[0]), cloud, [AWS_INSTANCE_PROFILE]).flatMap((profile) =>
      rolesNamedBy(profile.at("role"), cloud),
    ),
  rights: rightsOfRole,
};

/** Machines of pulumi-eks that no node group of EKS manages: their templates name a profile, and that a role. */
function ofMachines(cloud: Resources): IdentityAssignment[] {
  return cloud
    .of(...TEMPLATES)
    .filter(({ declaration }) =>
      typesInUrn(declaration.urn).some((type) => type.startsWith(EKS_COMPONENT_NODES)),
    )
    .flatMap((template) => assignmentsAt(template.at("iamInstanceProfile"), "node", OF_PROFILES, cloud));
}

function assignmentsOfAccount(account: DeclaredResource, cloud: Resources): IdentityAssignment[] {
  const isWritten = isMap(account.at("metadata.annotations").value) ? true : UNKNOWN;
  return ANNOTATIONS.flatMap(([name, provider]) =>
    assignmentsAt(account.annotation(name), "workload", provider, cloud).map((use) => ({
      ...use,
      isCertain: allOf([isWritten, use.isCertain]),
      rights: conditionalOn(isWritten, use.rights),
    })),
  );
}

function assignmentsAt(
  field: Field,
  actor: Actor,
  { named, rights }: Provider,
  cloud: Resources,
): IdentityAssignment[] {
  if (field.isAbsent) return [];
  const candidates = named(field, cloud);
  if (candidates.length === 0) return [{ field, actor, ...elsewhere(field) }];
  return candidates.map(({ identity, isCertain }) => {
    const given = narrowed(field, rights(identity, cloud));
    return { field, actor, identity, isCertain, rights: conditionalOn(isCertain, given) };
  });
}

/** An identity of another program: it is one for certain where it is written out, and what it may do is judged there. */
function elsewhere({ value }: Field): Pick<IdentityAssignment, "isCertain" | "rights"> {
  return holdsUnknown(value)
    ? { isCertain: UNKNOWN, rights: ANY_RIGHTS }
    : { isCertain: true, rights: NO_RIGHTS };
}

/** Whether a part of it is not known, or a number, which names nothing. */
function holdsUnknown(value: Value | undefined): boolean {
  if (isMap(value)) return Object.values(value).some(holdsUnknown);
  return isList(value) ? value.some(holdsUnknown) : value === UNKNOWN || typeof value === "number";
}

/** The rights that a pod identity leaves under a session policy of its own. */
function narrowed(field: Field, rights: Rights): Rights {
  const { owner } = field;
  return POD_IDENTITIES.includes(owner.type) ? boundedBy(owner.at("policy").isSet, rights) : rights;
}

/** A service account that acts as an identity: its namespace is a key of the cluster. */
export interface ActingAccount {
  readonly namespace: Name;
  readonly name: Name;
  readonly use: IdentityAssignment;
  /** Whether it is this cluster's: unknown where the program declares several. */
  readonly verdict: Truth;
}

/** The service accounts of a cluster that act as an identity, by their annotation or by a resource of the cloud. */
export function actingAccounts(cluster: Cluster): readonly ActingAccount[] {
  return cluster.remember("accounts-of-the-cloud", () => readActingAccounts(cluster));
}

function readActingAccounts(cluster: Cluster): readonly ActingAccount[] {
  const annotated = accountAssignments(cluster).map((use): ActingAccount => {
    const account = use.field.owner;
    return { namespace: cluster.namespaceOf(account), name: nameOf(account), use, verdict: true };
  });
  const { cloud } = cluster;
  const associated = cloudAssignments(cloud).flatMap((use): ActingAccount[] => {
    const account = accountIn(use.field.owner);
    return account === undefined ? [] : [{ ...account, use, verdict: hasOneManagedCluster(cloud) }];
  });
  return [...annotated, ...associated];
}

/** Whether a program declares one managed cluster at most: what names no cluster is that one's. */
export function hasOneManagedCluster(cloud: Resources): Truth {
  const clusters = cloud.of(EKS, EKS_NATIVE, GKE, AKS, AKS_CLASSIC);
  return clusters.length > 1 ? UNKNOWN : true;
}

function accountIn(resource: DeclaredResource): { namespace: Name; name: Name } | undefined {
  if (FEDERATED_CREDENTIALS.includes(resource.type)) return accountOfSubject(resource.at("subject"));
  if (!resource.type.endsWith(":PodIdentityAssociation")) return undefined;
  return {
    namespace: resource.at("namespace").string() ?? "",
    name: resource.at("serviceAccount").string() ?? "",
  };
}

/** `system:serviceaccount:<namespace>:<name>`. */
function accountOfSubject(subject: Field): { namespace: Name; name: Name } | undefined {
  const text = subject.string();
  if (text === UNKNOWN) return { namespace: UNKNOWN, name: UNKNOWN };
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(text ?? "") ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}
