import { AWS_SUBNET } from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import type { Resources } from "../model/resources";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../model/value";
import { MANAGED_NODES, nodeScalingGroupsIn, nodeTemplatesIn, templatesOf } from "./aws/node-template";
import { sourcesOf } from "./shared/links";

/** A place that decides whether nodes get public addresses. */
interface Addresses {
  readonly field: Field;
  readonly isPublic: Truth;
}

/** The switches for public addresses in launch templates and configurations of nodes of EKS. */
export function publicAddressSwitches(cloud: Resources): Addresses[] {
  return nodeTemplatesIn(cloud).flatMap(({ data, isUsed }) =>
    addressesOf(data).map((field) => ({ field, isPublic: allOf([isUsed, field.is(true)]) })),
  );
}

/**
 * The subnets of node groups of EKS whose template does not decide on public addresses.
 *
 * Source: "Create a managed node group" in the EKS user guide: the subnet decides unless the template does.
 */
export function publicSubnets(cloud: Resources): Addresses[] {
  return [
    ...cloud.of(...MANAGED_NODES).map((group) => inPublicSubnet(group.at("subnetIds"), cloud)),
    ...nodeScalingGroupsIn(cloud).map(({ identity, isCertain }): Addresses => {
      const { field, isPublic } = inPublicSubnet(identity.at("vpcZoneIdentifiers"), cloud);
      return { field, isPublic: allOf([isCertain, isPublic]) };
    }),
  ];
}

/** Where a template or configuration decides on public addresses. */
function addressesOf(data: Field): Field[] {
  const ofInterfaces = data
    .key("networkInterfaces")
    .items()
    .map((each) => each.key("associatePublicIpAddress"));
  return [data.key("associatePublicIpAddress"), ...ofInterfaces];
}

function inPublicSubnet(subnets: Field, cloud: Resources): Addresses {
  const group = subnets.owner;
  const isDecided = anyOf(
    templatesOf(group, cloud).flatMap(({ data }) => addressesOf(data).map((address) => address.isSet)),
  );
  const isPublic = anyOf(
    placesIn(subnets, cloud).map((subnet) =>
      allOf([subnet.at("mapPublicIpOnLaunch").is(true), isNamedItself(subnet, subnets)]),
    ),
  );
  return { field: subnets, isPublic: allOf([isPublic, not(isDecided)]) };
}

/** The subnets of a program that a list of ids comes from. */
function placesIn(subnets: Field, cloud: Resources): readonly DeclaredResource[] {
  return sourcesOf(subnets.owner, String(subnets.steps[0]), cloud, [AWS_SUBNET]);
}

/** An edge that ends at a component, such as a whole network, may stand for any of its subnets. */
function isNamedItself({ declaration }: DeclaredResource, subnets: Field): Truth {
  const edges = subnets.owner.declaration.dependencies?.[String(subnets.steps[0])] ?? [];
  return edges.includes(declaration.urn ?? "") ? true : UNKNOWN;
}
