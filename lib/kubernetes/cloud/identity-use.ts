import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, isMap, type Truth, UNKNOWN } from "../value";
import { isAdministrator, rolesNamedBy } from "./aws-role";
import { identitiesNamedBy, isScopeAdministrator } from "./azure-identity";
import { accountsNamedBy, isProjectAdministrator } from "./google-account";
import type { Named } from "./links";

/** A place where a program gives an identity of the cloud to nodes, pods or a cluster. */
export interface IdentityUse {
  readonly field: Field;
  /** Who it is: nobody that the program declares where nothing leads from the field to an identity. */
  readonly identity?: KubernetesObject;
  /** Whether the place names this identity, and it is administrator. */
  readonly isAdministrator: Truth;
}

interface Provider {
  readonly named: (field: Field, cloud: Cluster) => readonly Named[];
  readonly judged: (identity: KubernetesObject, cloud: Cluster) => Truth;
}

const AWS: Provider = { named: rolesNamedBy, judged: isAdministrator };
const GOOGLE: Provider = { named: accountsNamedBy, judged: isProjectAdministrator };
const AZURE: Provider = { named: identitiesNamedBy, judged: isScopeAdministrator };

/** Annotations of service accounts by which pods act as an identity of the cloud. */
const ANNOTATIONS: readonly (readonly [string, Provider])[] = [
  ["eks.amazonaws.com/role-arn", AWS],
  ["iam.gke.io/gcp-service-account", GOOGLE],
  ["azure.workload.identity/client-id", AZURE],
];

/** The names of the annotations by which pods act as an identity of the cloud. */
export const IDENTITY_ANNOTATIONS = ANNOTATIONS.map(([name]) => name);

/** Inputs of cloud resources by which nodes, pods and clusters act as an identity. */
const INPUTS: readonly (readonly [type: string, path: string, Provider])[] = [
  ["aws:eks/podIdentityAssociation:PodIdentityAssociation", "roleArn", AWS],
  ["aws:eks/podIdentityAssociation:PodIdentityAssociation", "targetRoleArn", AWS],
  ["aws:eks/addon:Addon", "serviceAccountRoleArn", AWS],
  ["aws:eks/nodeGroup:NodeGroup", "nodeRoleArn", AWS],
  ["aws:eks/fargateProfile:FargateProfile", "podExecutionRoleArn", AWS],
  ["aws:eks/cluster:Cluster", "roleArn", AWS],
  ["gcp:container/nodePool:NodePool", "nodeConfig.serviceAccount", GOOGLE],
  ["gcp:container/cluster:Cluster", "nodeConfig.serviceAccount", GOOGLE],
  ["azure-native:managedidentity:FederatedIdentityCredential", "resourceName", AZURE],
  ["azure:armmsi/federatedIdentityCredential:FederatedIdentityCredential", "parentId", AZURE],
];

/** Every use of an identity that the program declares: by service accounts, or by resources of the cloud itself. */
export function identityUses(cluster: Cluster): IdentityUse[] {
  const ofAccounts = cluster.of("ServiceAccount").flatMap((account) =>
    ANNOTATIONS.flatMap(([name, provider]) => {
      const isWritten = isMap(account.at("metadata.annotations").value);
      return usesAt(account.annotation(name), provider, cluster.cloud, isWritten ? true : UNKNOWN);
    }),
  );
  const ofResources = INPUTS.flatMap(([type, path, provider]) =>
    cluster.of(type).flatMap((each) => usesAt(each.at(path), provider, cluster, true)),
  );
  return [...ofAccounts, ...ofResources];
}

function usesAt(
  field: Field,
  { named, judged }: Provider,
  cloud: Cluster | undefined,
  isWritten: Truth,
): IdentityUse[] {
  if (field.isAbsent || cloud === undefined) return [];
  const candidates = named(field, cloud);
  if (candidates.length === 0 && field.value === UNKNOWN) return [{ field, isAdministrator: UNKNOWN }];
  return candidates.map(({ identity, isNamed }) => ({
    field,
    identity,
    isAdministrator: allOf([isWritten, isNamed, judged(identity, cloud)]),
  }));
}
