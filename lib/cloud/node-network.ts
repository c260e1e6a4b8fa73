import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { type Issue, onlyIf } from "../model/issue";
import type { Resources } from "../model/resources";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../model/value";
import { MANAGED_NODES, nodeScalingGroupsIn, nodeTemplatesIn, templatesOf } from "./aws/node-template";
import { sourcesOf } from "./shared/links";

const SUBNET = "aws:ec2/subnet:Subnet";

/**
 * The issues on nodes of EKS that get public addresses: by their launch template or configuration, or, where that says
 * nothing, by the subnets that their group is in.
 *
 * Source: "Create a managed node group" in the EKS user guide: the subnet decides unless the template does.
 */
export function publicAddressIssues(cloud: Resources): (Issue | undefined)[] {
  const templates = nodeTemplatesIn(cloud);
  return [
    ...templates.flatMap(({ data, isUsed }) =>
      addressesOf(data).map((address) => onlyIf(isUsed, address.mustNotBe(true))),
    ),
    ...cloud.of(...MANAGED_NODES).map((group) => inPublicSubnet(group.at("subnetIds"), cloud)),
    ...nodeScalingGroupsIn(cloud).map(({ identity, isCertain }) =>
      onlyIf(isCertain, inPublicSubnet(identity.at("vpcZoneIdentifiers"), cloud)),
    ),
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

function inPublicSubnet(subnets: Field, cloud: Resources): Issue | undefined {
  const group = subnets.owner;
  const isDecided = anyOf(
    templatesOf(group, cloud).flatMap(({ data }) => addressesOf(data).map((address) => address.isSet)),
  );
  const isPublic = anyOf(
    placesIn(subnets, cloud).map((subnet) =>
      allOf([subnet.at("mapPublicIpOnLaunch").is(true), isNamedItself(subnet, subnets)]),
    ),
  );
  return subnets.violates(
    "must not put nodes in a subnet with public addresses",
    allOf([isPublic, not(isDecided)]),
  );
}

/** The subnets of a program that a list of ids comes from. */
function placesIn(subnets: Field, cloud: Resources): readonly DeclaredResource[] {
  return sourcesOf(subnets.owner, String(subnets.steps[0]), cloud, [SUBNET]);
}

/** An edge that ends at a component, such as a whole network, may stand for any of its subnets. */
function isNamedItself({ declaration }: DeclaredResource, subnets: Field): Truth {
  const edges = subnets.owner.declaration.dependencies?.[String(subnets.steps[0])] ?? [];
  return edges.includes(declaration.urn ?? "") ? true : UNKNOWN;
}
