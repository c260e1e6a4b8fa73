import type { PolicyResource } from "@pulumi/policy";
import type { Cluster } from "../kubernetes/cluster";
import { clustersOf } from "../program/clusters";
import { rawOf, stackDeclaration } from "./resources";

const clustersByRequest = new WeakMap<object, readonly Cluster[]>();

/** The clusters that the program declares objects for; read once for all stack policies of a request. */
export function stackClusters(resources: readonly PolicyResource[]): readonly Cluster[] {
  const [first] = resources;
  if (first === undefined) return [];
  const request = rawOf(first.props);
  let clusters = clustersByRequest.get(request);
  if (clusters === undefined) {
    clusters = clustersOf(
      resources.map((resource) => ({
        declaration: stackDeclaration(resource),
        name: resource.name,
      })),
    );
    clustersByRequest.set(request, clusters);
  }
  return clusters;
}
