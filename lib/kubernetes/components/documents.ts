import type { Field } from "../../model/field";
import { type Issue, onlyIf, settingIssue } from "../../model/issue";
import { allOf, anyOf, not, type Truth } from "../../model/value";
import type { ConfigDocument } from "./text-components";

/** A configuration of Pod Security admission, or of what may be that plugin. */
interface PodSecuritySettings {
  readonly configuration: Field;
  readonly isPodSecurity: Truth;
}

/**
 * The configurations of Pod Security admission, in a document of their own or in that of all plugins.
 *
 * Source: "Configure the Admission Controller" in the documentation of Pod Security admission.
 */
export function podSecuritySettings({ kind, document }: ConfigDocument): PodSecuritySettings[] {
  if (kind === "PodSecurityConfiguration") return [{ configuration: document, isPodSecurity: true }];
  if (kind !== "AdmissionConfiguration") return [];
  return document
    .key("plugins")
    .items()
    .map((plugin) => {
      const configuration = plugin.key("configuration");
      const isPodSecurity = allOf([plugin.key("name").is("PodSecurity"), configuration.isSet]);
      return { configuration, isPodSecurity };
    });
}

/**
 * The issues on identity providers in an AuthenticationConfiguration whose names stand beside those of the cluster:
 * an empty prefix, with no rule that refuses names.
 *
 * Source: "Authentication configuration from a file" in the documentation of Kubernetes.
 */
export function prefixIssues({ kind, document }: ConfigDocument): (Issue | undefined)[] {
  if (kind !== "AuthenticationConfiguration") return [];
  const providers = document.key("jwt").items();
  return providers.flatMap((provider) => {
    const isFree = not(provider.key("userValidationRules").isSet);
    return ["groups", "username"].map((name) => {
      const prefix = provider.at(`claimMappings.${name}.prefix`);
      return onlyIf(isFree, settingIssue(prefix.is(""), prefix, "must not leave empty"));
    });
  });
}

/**
 * The issues on an AuthorizationConfiguration that leaves Node or RBAC out, or asks nobody.
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
