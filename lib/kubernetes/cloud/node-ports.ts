import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, type Truth, UNKNOWN } from "../value";
import { fieldsAt } from "./setting";
import { AKS, AKS_CLASSIC, AKS_CLASSIC_NODES, AKS_NODES } from "./types";

/** Ports of a node that are no workload's: SSH, the kubelet, and its read-only port. */
const NODE_PORTS = [22, 10250, 10255];

interface Names {
  readonly publicAddress: string;
  readonly ranges: string;
}
const NATIVE: Names = { publicAddress: "enableNodePublicIP", ranges: "networkProfile.allowedHostPorts" };
const CLASSIC: Names = {
  publicAddress: "nodePublicIpEnabled",
  ranges: "nodeNetworkProfile.allowedHostPorts",
};

/** Where each type has its pools, and how these call their settings; a pool of its own is the whole resource. */
const POOLS: Readonly<Record<string, readonly [path: string | undefined, names: Names]>> = {
  [AKS]: ["agentPoolProfiles[]", NATIVE],
  [AKS_NODES]: [undefined, NATIVE],
  [AKS_CLASSIC]: ["defaultNodePool", CLASSIC],
  [AKS_CLASSIC_NODES]: [undefined, CLASSIC],
};

/** The types of resources that may open ports of the nodes of AKS. */
export const OPEN_PORT_KINDS = Object.keys(POOLS);

/** A range of ports that a pool opens, a port of the node itself, and whether the range opens it to the internet. */
interface OpenPort {
  readonly range: Field;
  readonly port: number;
  readonly isOpen: Truth;
}

/** The ports of nodes themselves that the pools of a resource may open. */
export function openPortsOf(resource: KubernetesObject): OpenPort[] {
  const [path, { publicAddress, ranges }] = POOLS[resource.type] ?? [undefined, NATIVE];
  const pools = path === undefined ? [resource.root] : fieldsAt(resource.root, path);
  return pools.flatMap((pool) => {
    const isPublic = pool.key(publicAddress).is(true);
    return fieldsAt(pool, `${ranges}[]`).flatMap((range) =>
      NODE_PORTS.map((port) => ({ range, port, isOpen: allOf([isPublic, isIn(range, port)]) })),
    );
  });
}

/** Whether a range has a port; all of these ports are of TCP, and a range without a protocol is as well. */
function isIn(range: Field, port: number): Truth {
  const first = range.key("portStart").number();
  const last = range.key("portEnd").number();
  if (first === undefined || last === undefined) return false;
  const isUdp = range.key("protocol").is("UDP");
  const starts = first === UNKNOWN ? UNKNOWN : first <= port;
  const ends = last === UNKNOWN ? UNKNOWN : port <= last;
  return allOf([starts, ends, isUdp === UNKNOWN ? UNKNOWN : !isUdp]);
}
