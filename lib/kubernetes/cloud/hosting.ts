import type { Cluster } from "../cluster";
import type { KubernetesObject } from "../object";
import { type Truth, UNKNOWN } from "../value";
import { AKS, AKS_CLASSIC, DOKS, EKS, EKS_NATIVE, GKE, LKE } from "./types";

/** A managed cluster that a program declares beside Kubernetes objects. */
export interface Hosting {
  readonly managed: KubernetesObject;
  /** Whether the objects go to it: unknown where the program declares several. */
  readonly isHost: Truth;
}

/** The managed clusters that the workloads of a program may go to. */
export function hostingsOf({ cloud, pods }: Cluster): Hosting[] {
  if (pods.length === 0) return [];
  const managed = [EKS, EKS_NATIVE, GKE, AKS, AKS_CLASSIC, DOKS, LKE].flatMap(
    (type) => cloud?.of(type) ?? [],
  );
  return managed.map((each) => ({ managed: each, isHost: managed.length === 1 ? true : UNKNOWN }));
}
