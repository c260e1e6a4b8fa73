import type { Cluster } from "../cluster";
import { hold } from "../multimap";
import type { KubernetesObject } from "../object";
import type { Truth } from "../value";
import { namedBy } from "./links";
import { EKS, EKS_NATIVE } from "./types";

const TYPES = ["aws:eks/addon:Addon", "aws-native:eks:Addon"];

/** An add-on that may be one of a cluster. */
interface OwnAddon {
  readonly addon: KubernetesObject;
  readonly isOwn: Truth;
}

/** The add-ons of EKS that a program declares, for whatever cluster. */
export function addonsIn(cloud: Cluster): readonly KubernetesObject[] {
  return cloud.of(...TYPES);
}

/** The add-ons of one cluster of EKS, by where their `clusterName` comes from, else by the name that it writes. */
export function addonsOf(managed: KubernetesObject, cloud: Cluster): readonly OwnAddon[] {
  const byCluster = cloud.remember("addons by cluster", () => {
    const found = new Map<KubernetesObject, OwnAddon[]>();
    for (const addon of addonsIn(cloud)) {
      const name = addon.at("clusterName");
      for (const { identity, isNamed } of namedBy(name, [name], cloud, [EKS, EKS_NATIVE])) {
        hold(found, identity, { addon, isOwn: isNamed });
      }
    }
    return found;
  });
  return byCluster.get(managed) ?? [];
}
