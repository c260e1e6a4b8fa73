import { AKS, AKS_AUTOMATIC, AKS_CLASSIC } from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Resources } from "../../model/resources";
import { type Truth, UNKNOWN } from "../../model/value";
import { sourcesOf } from "../shared/links";

/** The types of clusters that AKS makes. */
export const AKS_CLUSTERS = [AKS, AKS_CLASSIC, AKS_AUTOMATIC];

/**
 * Whether a field with a resource id of Azure names this cluster of AKS. An id that is an output does where it comes
 * from this cluster alone; a known one does by the last part of its path, which Azure reads in either case.
 */
export function namesCluster(target: Field, managed: DeclaredResource, cloud: Resources): Truth {
  const sources = sourcesOf(target.owner, target.path, cloud, AKS_CLUSTERS);
  if (sources.length > 0) {
    if (!sources.includes(managed)) return false;
    return sources.length === 1 ? true : UNKNOWN;
  }
  const id = target.string();
  if (typeof id !== "string") return id === undefined ? false : UNKNOWN;
  if (!/\/managedClusters\//i.test(id)) return false;
  const name = managed.at(managed.type === AKS ? "resourceName" : "name").string();
  // Pulumi chooses a name that the program leaves out.
  if (typeof name !== "string") return UNKNOWN;
  return name.toLowerCase() === id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}
