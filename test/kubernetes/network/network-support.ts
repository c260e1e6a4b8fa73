import type { Cluster } from "../../../lib/kubernetes/cluster";
import { parseCidr } from "../../../lib/kubernetes/network/cidr";
import { type Endpoint, networkOf, type PortQuestion } from "../../../lib/kubernetes/network/policy";
import type { Truth, ValueMap } from "../../../lib/model/value";
import { type Manifest, object } from "../../support/builders";
import { clusterOf, podNamed } from "./support";

/** A NetworkPolicy by `namespace/name` and its spec. */
export function networkPolicy(name: string, spec?: ValueMap): Manifest {
  return object("networking.k8s.io/v1", "NetworkPolicy", name, spec === undefined ? {} : { spec });
}

/** The pod with this name, the block of addresses that it writes, or outside. */
function endpoint(cluster: Cluster, name: string): Endpoint {
  if (name === "outside") return name;
  return parseCidr(name) ?? podNamed(cluster, name);
}

/** Whether one end reaches another in a program; ends are names of pods, blocks of addresses, or `outside`. */
export function reaches(
  program: readonly Manifest[] | Cluster,
  from: string,
  to: string,
  port?: PortQuestion,
): Truth {
  const cluster = "pods" in program ? program : clusterOf(program);
  return networkOf(cluster).reaches(endpoint(cluster, from), endpoint(cluster, to), port).verdict;
}
