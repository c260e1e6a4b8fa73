import type { Cluster } from "../cluster";
import type { KubernetesObject } from "../object";
import { type Truth, UNKNOWN } from "../value";
import { AKS, AKS_AUTOMATIC, AKS_CLASSIC, DOKS, EKS, EKS_NATIVE, GKE, LKE } from "./types";

/** A managed cluster that a program declares beside Kubernetes objects. */
export interface Hosting {
  readonly managed: KubernetesObject;
  /** Whether the objects go to it: unknown where the program declares several. */
  readonly isHost: Truth;
}

const TYPES = [EKS, EKS_NATIVE, GKE, AKS, AKS_CLASSIC, AKS_AUTOMATIC, DOKS, LKE];

/** The managed clusters that the workloads of a program may go to. */
export function hostingsOf(cluster: Cluster): Hosting[] {
  return cluster.pods.length === 0 ? [] : hostsOf(cluster);
}

/** The managed clusters that the objects of a program may go to, whatever they are. */
export function hostsOf({ cloud, objects, notSeen }: Cluster): Hosting[] {
  if (cloud === undefined || objects.length + notSeen.length === 0) return [];
  const managed = managedIn(cloud);
  return managed.map((each) => ({ managed: each, isHost: managed.length === 1 ? true : UNKNOWN }));
}

/** The managed clusters among the resources of a cloud. */
export function managedIn(cloud: Cluster): readonly KubernetesObject[] {
  return cloud.of(...TYPES);
}
