import type { NotSeen } from "../../kubernetes/cluster";
import type { Registered } from "./resources";

/** A resource whose objects or children this run could not see. */
export type NotExpanded = Pick<NotSeen, "type" | "name" | "reason"> & { readonly urn: string };

/** Components that the program's own SDK expands, with what a provider function renders for it. */
const RENDERED = new Set(["kubernetes:helm.sh/v3:Chart", "kubernetes:kustomize:Directory"]);

/** The components of a program that need a provider to show what is in them. */
export function notExpanded(resources: readonly Registered[]): NotExpanded[] {
  const parents = new Set(resources.map(({ parent }) => parent));
  return resources.flatMap((resource) => {
    const { urn, type, name } = resource;
    const reason = parents.has(urn) ? undefined : whyNotExpanded(resource);
    return reason === undefined ? [] : [{ urn, type, name, reason }];
  });
}

function whyNotExpanded({ type, isRemote }: Registered): string | undefined {
  if (isRemote) return "its provider expands it, and no provider runs here";
  return RENDERED.has(type) ? "its provider renders it, and no provider runs here" : undefined;
}
