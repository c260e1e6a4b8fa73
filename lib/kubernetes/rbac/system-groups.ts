import type { Field } from "../../model/field";
import { allOf, not, type Truth, UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Binding } from "./binding";
import { rbacOf } from "./rbac";
import { rolesOf } from "./role-permissions";
import type { Rule } from "./rule";

/** Names of the user and the group of requests without a credential. */
export const ANONYMOUS = ["system:anonymous", "system:unauthenticated"];

/** Roles that every cluster grants to all users, for discovery and health checks. */
const PUBLIC_ROLES = [
  "system:public-info-viewer",
  "system:discovery",
  "system:basic-user",
  "system:service-account-issuer-discovery",
];

/** The subjects of a binding, and whether each is one of these users or groups and gets more than all users have. */
export function grantsTo(
  { roleRef, subjects }: Binding,
  names: readonly string[],
): { readonly name: Field; readonly isGranted: Truth }[] {
  const isPublic = roleRef.key("name").isOneOf(PUBLIC_ROLES);
  return subjects.map(({ field }) => {
    const name = field.key("name");
    const isPerson = not(field.key("kind").is("ServiceAccount"));
    return { name, isGranted: allOf([isPerson, not(isPublic), name.isOneOf(names)]) };
  });
}

/** The group of all requests with a credential. */
export const AUTHENTICATED = ["system:authenticated"];

/** Whether a binding gives any of these users and groups more than every cluster does, and the subject of one that does. */
export function grantsToAny(
  cluster: Cluster,
  names: readonly string[],
): { readonly isGranted: Truth; readonly by?: Field } {
  const grants = rbacOf(cluster).bindings.flatMap((binding) => grantsTo(binding, names));
  const certain = grants.find(({ isGranted }) => isGranted === true);
  const best = certain ?? grants.find(({ isGranted }) => isGranted === UNKNOWN);
  return best === undefined ? { isGranted: false } : { isGranted: best.isGranted, by: best.name };
}

const READS = ["get", "list", "watch"];

/**
 * Whether the role of a binding reads objects that it names and does nothing else, as that of kubeadm for `cluster-info`
 * does. A role that the program does not declare is taken for more.
 */
export function readsNamedObjectsOnly(cluster: Cluster, binding: Binding): Truth {
  const { rules, kind } = rbacOf(cluster).roleOf(binding);
  if (rules === UNKNOWN) {
    const mayBeUnnamed = rolesOf(cluster).some(({ name }) => name === UNKNOWN);
    return kind === "" || mayBeUnnamed ? UNKNOWN : false;
  }
  return allOf(rules.map(readsNamedObjects));
}

function readsNamedObjects({ verdict, verbs, resourceNames, nonResourceURLs }: Rule): Truth {
  if (verdict === UNKNOWN || resourceNames === UNKNOWN || verbs.includes(UNKNOWN)) return UNKNOWN;
  const areReads = verbs.every((verb) => verb !== UNKNOWN && READS.includes(verb));
  return areReads && resourceNames.length > 0 && nonResourceURLs.length === 0;
}
