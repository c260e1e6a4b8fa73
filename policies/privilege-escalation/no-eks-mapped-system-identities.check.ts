import { type AccessMapping, mappingsIn } from "../../lib/cloud/access-mapping";
import { rolesNamedBy, trustOfRole } from "../../lib/cloud/aws/aws-role";
import { trustsServices } from "../../lib/cloud/aws/trust";
import type { Program } from "../../lib/kubernetes/cluster";
import type { Field } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import type { Resources } from "../../lib/model/resources";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";

/** The type of access entries for nodes of SageMaker HyperPod: their roles trust a service that also runs notebooks. */
const HYPERPOD = "HYPERPOD_LINUX";
/** Types of access entries that put their identity in the groups of nodes. */
const NODE_TYPES = ["EC2", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "HYBRID_LINUX", HYPERPOD];
/** The services that take the roles of nodes: machines, machines elsewhere, and Fargate. */
const NODE_SERVICES = [
  "ec2.amazonaws.com",
  "ec2.amazonaws.com.cn",
  "eks-fargate-pods.amazonaws.com",
  "rolesanywhere.amazonaws.com",
  "ssm.amazonaws.com",
];
/** User names of nodes that EKS fills in, so that each node is itself and no other. */
const NODE_NAMES = ["system:node:{{EC2PrivateDNSName}}", "system:node:{{SessionName}}"];
const MASTERS = "system:masters";

/**
 * The issues on identities of AWS that are mapped to names of Kubernetes itself: to nodes although they are none, to
 * nodes under a name of their choice, or to other users and groups of the control plane.
 *
 * Source: "Create access entries" and "Grant IAM users access to Kubernetes with a ConfigMap" in the EKS documentation.
 */
export function systemMappings({ cloud, clusters }: Program): (Issue | undefined)[] {
  return [cloud, ...clusters]
    .flatMap(mappingsIn)
    .flatMap((mapping) => [
      ...asNode(mapping, cloud),
      onName(mapping),
      ...mapping.groups.map((group) => onGroup(mapping, group)),
    ]);
}

function isNodeGroup(group: Field): Truth {
  return group.is("system:nodes");
}

/** A role of nodes is one that machines may take: what else takes it is no node. */
function asNode(
  { verdict, principal, groups, type }: AccessMapping,
  cloud: Resources,
): (Issue | undefined)[] {
  const isNode = anyOf([type?.isOneOf(NODE_TYPES) ?? false, ...groups.map(isNodeGroup)]);
  if (isNode === false) return [];
  const services = type?.string() === HYPERPOD ? ["sagemaker.amazonaws.com"] : NODE_SERVICES;
  return rolesNamedBy(principal, cloud).map(({ identity, isCertain }) =>
    principal.violates(
      `must not map ${identity.title} to a node, as no node may act as it`,
      allOf([verdict, isNode, isCertain, not(trustsServices(trustOfRole(identity), services))]),
    ),
  );
}

function onName({ verdict, username, groups }: AccessMapping): Issue | undefined {
  const isInNodes = anyOf(groups.map(isNodeGroup));
  const text = username.string() ?? "";
  const isTemplate = username.isOneOf(NODE_NAMES);
  const isSystem = text === UNKNOWN ? UNKNOWN : text.startsWith("system:");
  return username.violates(
    `must not map an identity to the user ${username.shown}`,
    allOf([verdict, not(isTemplate), anyOf([isInNodes, isSystem])]),
  );
}

/** Groups of nodes are judged by their names, and that of the masters by another policy. */
function onGroup({ verdict, type }: AccessMapping, group: Field): Issue | undefined {
  const text = group.string() ?? "";
  const isSystem = text === UNKNOWN ? UNKNOWN : text.startsWith("system:") && text !== MASTERS;
  const isTaken = type === undefined ? not(group.isOneOf(["system:nodes", "system:bootstrappers"])) : true;
  return group.violates(
    `must not map an identity to the group ${group.shown}`,
    allOf([verdict, isSystem, isTaken]),
  );
}
