import { AKS, AKS_CLASSIC, AKS_CLASSIC_NODES, AKS_NODES } from "../../model/cloud-types";
import type { Field } from "../../model/field";
import type { Resources } from "../../model/resources";
import { fieldsAt } from "../../model/setting";
import { allOf, type Truth, UNKNOWN } from "../../model/value";

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

/** A range of ports that a pool with public addresses opens, a port of the node itself, and whether it is in the range. */
interface OpenPort {
  readonly range: Field;
  readonly port: number;
  readonly isOpen: Truth;
}

/** The ports of nodes themselves that pools of AKS may open to the internet. */
export function openHostPorts(cloud: Resources): OpenPort[] {
  return Object.entries(POOLS).flatMap(([type, [path, names]]) =>
    cloud.of(type).flatMap((resource) => {
      const pools = path === undefined ? [resource.root] : fieldsAt(resource.root, path);
      return pools.flatMap((pool) => openPortsOf(pool, names));
    }),
  );
}

function openPortsOf(pool: Field, { publicAddress, ranges }: Names): OpenPort[] {
  const isPublic = pool.key(publicAddress).is(true);
  return fieldsAt(pool, `${ranges}[]`).flatMap((range) =>
    NODE_PORTS.map((port) => ({ range, port, isOpen: allOf([isPublic, isIn(range, port)]) })),
  );
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
