import type { NotSeen } from "../../kubernetes/cluster";
import type { Registered } from "./resources";

/** A resource whose objects or children this run could not see. */
export type NotExpanded = Pick<NotSeen, "type" | "name" | "reason"> & { readonly urn: string };

/** Components that the program's own SDK expands, with what a provider function renders for it. */
const RENDERED = new Set(["kubernetes:helm.sh/v3:Chart", "kubernetes:kustomize:Directory"]);

/** The components of a program that need a provider to show what is in them, in the order of URNs. */
export function notExpanded(resources: readonly Registered[]): NotExpanded[] {
  const parents = new Set(resources.map(({ parent }) => parent));
  const inOrder = [...resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  return inOrder.flatMap((resource) => {
    const { urn, type, name, closed } = resource;
    // What the program itself puts below a component does not open it.
    const reason = closed ?? (parents.has(urn) ? undefined : whyNotRendered(type));
    return reason === undefined ? [] : [{ urn, type, name, reason }];
  });
}

function whyNotRendered(type: string): string | undefined {
  return RENDERED.has(type) ? "its provider renders it, and no provider runs here" : undefined;
}
