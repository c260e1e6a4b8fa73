import { KubernetesObject } from "../object";
import type { ValueMap } from "../value";

/** ClusterRoleBindings that the control plane makes, each for the ClusterRole of its own name. */
export const BUILT_IN_CLUSTER_ROLE_BINDINGS: ReadonlySet<string> = new Set(["cluster-admin"]);

export function builtInClusterRoles(): KubernetesObject[] {
  const make = (name: string, properties: ValueMap) =>
    new KubernetesObject(
      { urn: null, type: "", properties: { metadata: { name }, ...properties } },
      "rbac.authorization.k8s.io/v1",
      "ClusterRole",
      false,
    );
  return [
    make("cluster-admin", {
      rules: [
        { verbs: ["*"], apiGroups: ["*"], resources: ["*"] },
        { verbs: ["*"], nonResourceURLs: ["*"] },
      ],
    }),
  ];
}

export function builtInRoles(): KubernetesObject[] {
  return [];
}
