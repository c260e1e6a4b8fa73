import { EKS, EKS_ADDON, EKS_NATIVE, EKS_NATIVE_ADDON } from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import { addTo } from "../../model/multimap";
import type { Resources } from "../../model/resources";
import type { Truth } from "../../model/value";
import { namedBy } from "../shared/links";

const TYPES = [EKS_ADDON, EKS_NATIVE_ADDON];

/** An add-on that may be one of a cluster. */
interface OwnAddon {
  readonly addon: DeclaredResource;
  readonly isOwn: Truth;
}

/** The add-ons of EKS that a program declares, for whatever cluster. */
export function addonsIn(cloud: Resources): readonly DeclaredResource[] {
  return cloud.of(...TYPES);
}

/** The add-ons of one cluster of EKS, by where their `clusterName` comes from, else by the name that it writes. */
export function addonsOf(managed: DeclaredResource, cloud: Resources): readonly OwnAddon[] {
  const byCluster = cloud.remember("addons by cluster", () => {
    const found = new Map<DeclaredResource, OwnAddon[]>();
    for (const addon of addonsIn(cloud)) {
      const name = addon.at("clusterName");
      for (const { identity, isCertain } of namedBy(name, [name], cloud, [EKS, EKS_NATIVE])) {
        addTo(found, identity, { addon, isOwn: isCertain });
      }
    }
    return found;
  });
  return byCluster.get(managed) ?? [];
}
