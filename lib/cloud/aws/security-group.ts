import { coversInternet } from "../../kubernetes/network/internet";
import {
  AWS_SECURITY_GROUP,
  AWS_SECURITY_GROUP_INGRESS_RULE,
  AWS_SECURITY_GROUP_RULE,
  EKS,
  EKS_NATIVE,
} from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, type Truth, UNKNOWN } from "../../model/value";
import { referringTo, sourcesOf } from "../shared/links";
import { isPartOfComponent, nodeTemplatesIn } from "./node-template";

type Range = readonly [first: number, last: number];
type Ports = readonly Range[];

/** Ports of nodes that nobody outside needs: SSH, etcd, the kubelet and kube-proxy, and node ports. */
const NODE_PORTS: Ports = [
  [22, 22],
  [2379, 2380],
  [10250, 10250],
  [10255, 10256],
  [30000, 32767],
];
const CLUSTER_PORTS: Ports = [[443, 443], [6443, 6443], ...NODE_PORTS];

const ALL = ["-1", "all"];
const TCP = ["tcp", "6"];
const MAX_PORT = 65_535;

/** One rule that lets traffic in. */
interface Opening {
  readonly isIngress: Truth;
  readonly protocol: Field;
  readonly from: Field;
  readonly to: Field;
  readonly blocks: readonly Field[];
}

/** A rule of a security group, and the ports of nodes or of the control plane that it opens to the internet. */
interface OpenPorts {
  readonly field: Field;
  /** `port 22`, `ports 2379 to 2380`. */
  readonly ports: readonly string[];
  readonly isOpen: Truth;
}

/**
 * The rules of security groups of nodes of EKS or of its control plane, in the group itself or in a rule of its own. A
 * group belongs to nodes or to a cluster where these refer to it by an edge, or where the components of pulumi-eks made it.
 *
 * Source: "View Amazon EKS security group requirements for clusters" in the EKS user guide; kubernetes.io, "Ports and
 * Protocols".
 */
export function portsOpenToInternet(cloud: Resources): OpenPorts[] {
  return [...portsOfGroups(cloud)].flatMap(([group, { ports, isUsed }]) =>
    inboundRulesOf(group, cloud).map((opening) => {
      const { isOpen, ...open } = openPortsOf(opening, ports);
      return { ...open, isOpen: allOf([isUsed, isOpen]) };
    }),
  );
}

interface Use {
  readonly ports: Ports;
  readonly isUsed: Truth;
}

/** The security groups of nodes and clusters, and the ports that they should keep from the internet. */
function portsOfGroups(cloud: Resources): ReadonlyMap<DeclaredResource, Use> {
  const uses = new Map<DeclaredResource, Use>();
  const add = (owner: DeclaredResource, property: string, use: Use) => {
    for (const group of sourcesOf(owner, property, cloud, [AWS_SECURITY_GROUP])) {
      const known = uses.get(group);
      uses.set(group, {
        ports: known?.ports === CLUSTER_PORTS ? CLUSTER_PORTS : use.ports,
        isUsed: anyOf([known?.isUsed ?? false, use.isUsed]),
      });
    }
  };
  for (const [type, property] of [
    [EKS, "vpcConfig"],
    [EKS_NATIVE, "resourcesVpcConfig"],
  ] as const) {
    for (const each of cloud.of(type)) add(each, property, { ports: CLUSTER_PORTS, isUsed: true });
  }
  for (const { data, isUsed } of nodeTemplatesIn(cloud)) {
    for (const property of [
      "vpcSecurityGroupIds",
      "networkInterfaces",
      "securityGroups",
      "launchTemplateData",
    ]) {
      add(data.owner, property, { ports: NODE_PORTS, isUsed });
    }
  }
  for (const group of cloud.of(AWS_SECURITY_GROUP)) {
    if (isPartOfComponent(group) && !uses.has(group)) uses.set(group, { ports: NODE_PORTS, isUsed: true });
  }
  return uses;
}

/** What lets traffic into a group. */
function inboundRulesOf(group: DeclaredResource, cloud: Resources): Opening[] {
  const inline = group.at("ingress").items();
  // Rules name their group by its id, which only the cloud knows.
  const rules = [AWS_SECURITY_GROUP_RULE, AWS_SECURITY_GROUP_INGRESS_RULE].flatMap(
    (type) => referringTo(group, undefined, { type, property: "securityGroupId" }, cloud).known,
  );
  return [
    ...inline.map((rule) => opening(rule, true)),
    ...rules.map(({ resource, verdict }) => {
      const isIngress = resource.type === AWS_SECURITY_GROUP_RULE ? resource.at("type").is("ingress") : true;
      return opening(resource.root, allOf([verdict, isIngress]));
    }),
  ];
}

/** A rule under any of the names that its inputs have, in a list of the group or in a resource of its own. */
function opening(rule: Field, isIngress: Truth): Opening {
  const protocol = rule.key("ipProtocol");
  return {
    isIngress,
    protocol: protocol.isAbsent ? rule.key("protocol") : protocol,
    from: rule.key("fromPort"),
    to: rule.key("toPort"),
    blocks: [
      rule.key("cidrIpv4"),
      rule.key("cidrIpv6"),
      ...rule.key("cidrBlocks").items(),
      ...rule.key("ipv6CidrBlocks").items(),
    ],
  };
}

function openPortsOf(rule: Opening, ports: Ports): OpenPorts {
  const isOpen = anyOf(rule.blocks.map(coversInternet));
  const isReached = anyOf(ports.map((range) => reaches(rule, range)));
  return {
    field: rule.blocks.find((block) => coversInternet(block) !== false) ?? rule.protocol,
    ports: ports.filter((range) => reaches(rule, range) === true).map(textOf),
    isOpen: allOf([rule.isIngress, isOpen, isReached]),
  };
}

function reaches({ protocol, from, to }: Opening, [first, last]: Range): Truth {
  const low = from.number();
  const high = to.number();
  const isIn: Truth =
    low === UNKNOWN || high === UNKNOWN ? UNKNOWN : (low ?? 0) <= last && (high ?? MAX_PORT) >= first;
  return anyOf([protocol.isOneOf(ALL), allOf([protocol.isOneOf(TCP), isIn])]);
}

function textOf([first, last]: Range): string {
  return first === last ? `port ${first}` : `ports ${first} to ${last}`;
}
