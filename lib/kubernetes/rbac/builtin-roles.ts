import type { DeclaredResource } from "../../model/declared-resource";
import { builtIn, type ShortRoles } from "./builtin-notation";
import release from "./kubernetes-roles.json";

/**
 * The roles that every cluster has, as of Kubernetes 1.37: those of users, of components and of controllers.
 *
 * Source: the test data of plugin/pkg/auth/authorizer/rbac/bootstrappolicy in the Kubernetes repository; how they are
 * read is in test/reference/rbac.
 */
const { clusterRoles: CLUSTER_ROLES, roles: ROLES }: Readonly<Record<"clusterRoles" | "roles", ShortRoles>> =
  release;

let clusterRoles: readonly DeclaredResource[] | undefined;
let roles: readonly DeclaredResource[] | undefined;

/** The ClusterRoles that every cluster has, as objects. */
export function builtInClusterRoles(): readonly DeclaredResource[] {
  clusterRoles ??= Object.entries(CLUSTER_ROLES).map(([name, lines]) =>
    builtIn("ClusterRole", { name }, lines),
  );
  return clusterRoles;
}

/** The Roles that every cluster has, as objects. */
export function builtInRoles(): readonly DeclaredResource[] {
  roles ??= Object.entries(ROLES).map(([path, lines]) => {
    const [namespace = "", name = ""] = path.split("/");
    return builtIn("Role", { namespace, name }, lines);
  });
  return roles;
}

/** Whether the control plane makes a ClusterRoleBinding of this name: it is for the ClusterRole of the same name. */
export function isBuiltInBinding(name: string): boolean {
  return name === "cluster-admin" || name.startsWith("system:");
}
