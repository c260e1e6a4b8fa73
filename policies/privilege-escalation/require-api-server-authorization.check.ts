import type { ConfigDocument } from "../../lib/kubernetes/components/text-components";
import type { Issue } from "../../lib/model/issue";
import { anyOf, not, type Truth } from "../../lib/model/value";

/**
 * The issues on an AuthorizationConfiguration that leaves Node or RBAC out, or allows everything.
 *
 * Source: "Configuring the API Server using an Authorization Config File" in the documentation of Kubernetes.
 */
export function authorizerIssues({ kind, document }: ConfigDocument): (Issue | undefined)[] {
  if (kind !== "AuthorizationConfiguration") return [];
  const list = document.key("authorizers");
  const types = list.items().map((authorizer) => authorizer.key("type"));
  const lacks = (name: string): Truth => not(anyOf(types.map((type) => type.is(name))));
  return [
    ...["Node", "RBAC"].map((name) => list.violates(`must list ${name}`, lacks(name))),
    ...types.map((type) => type.mustNotBe("AlwaysAllow")),
  ];
}
