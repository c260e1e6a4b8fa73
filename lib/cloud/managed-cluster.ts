import type { Cluster } from "../kubernetes/cluster";
import { AKS, AKS_AUTOMATIC, AKS_CLASSIC, DOKS, EKS, EKS_NATIVE, GKE, LKE } from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Resources } from "../model/resources";
import { anyOf, type Truth, UNKNOWN } from "../model/value";

/** A managed cluster that a program declares beside Kubernetes objects. */
export interface ManagedCluster {
  readonly managed: DeclaredResource;
  /** Whether the objects go to it: unknown where the program declares several. */
  readonly isHost: Truth;
}

const TYPES = [EKS, EKS_NATIVE, GKE, AKS, AKS_CLASSIC, AKS_AUTOMATIC, DOKS, LKE];

/** The managed clusters that the workloads of a program may go to. */
export function managedClustersOfPods(cluster: Cluster): ManagedCluster[] {
  return cluster.pods.length === 0 ? [] : managedClustersOf(cluster);
}

/** The managed clusters that the objects of a program may go to, whatever they are. */
export function managedClustersOf({ cloud, objects, notSeen }: Cluster): ManagedCluster[] {
  if (objects.length + notSeen.length === 0) return [];
  const managed = managedClustersIn(cloud);
  return managed.map((each) => ({ managed: each, isHost: managed.length === 1 ? true : UNKNOWN }));
}

/** The managed clusters among the resources of a cloud. */
export function managedClustersIn(cloud: Resources): readonly DeclaredResource[] {
  return cloud.of(...TYPES);
}

/** Whether the objects go to EKS: unknown where the program does not declare their cluster, or several. */
export function isOnEks(cluster: Cluster): Truth {
  const managed = managedClustersOf(cluster);
  const isEks = anyOf(
    managed.map(({ managed: { type }, isHost }) => (type === EKS || type === EKS_NATIVE ? isHost : false)),
  );
  return managed.length === 0 ? UNKNOWN : isEks;
}
