import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { allOf, not, type Truth } from "../../model/value";

/** Kinds of objects that give a role to subjects. */
export const BINDINGS = [
  "rbac.authorization.k8s.io/ClusterRoleBinding",
  "rbac.authorization.k8s.io/RoleBinding",
];

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
  binding: DeclaredResource,
  names: readonly string[],
): { readonly name: Field; readonly isGranted: Truth }[] {
  const isPublic = binding.at("roleRef.name").isOneOf(PUBLIC_ROLES);
  return binding
    .at("subjects")
    .items()
    .map((subject) => {
      const name = subject.key("name");
      const isPerson = not(subject.key("kind").is("ServiceAccount"));
      return { name, isGranted: allOf([isPerson, not(isPublic), name.isOneOf(names)]) };
    });
}
