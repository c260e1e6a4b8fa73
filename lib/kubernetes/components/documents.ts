import type { Field } from "../../model/field";
import { type Issue, onlyIf, settingIssue } from "../../model/issue";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";
import type { ConfigDocument } from "./text-components";

const LEVELS = ["baseline", "restricted"];
/** Controllers that create pods for others: who may create their objects gets past the standard by way of them. */
const CONTROLLER = /^system:serviceaccount:kube-system:[\w-]+-controller$/;

/**
 * The issues on the configuration of Pod Security admission, in a document of its own or in that of all plugins: the
 * level where namespaces say nothing, and controllers that are exempt from it.
 *
 * Source: "Configure the Admission Controller" and "Exemptions" in the documentation of Pod Security admission.
 */
export function podSecurityIssues({ kind, document }: ConfigDocument): (Issue | undefined)[] {
  if (kind === "PodSecurityConfiguration") return onPodSecurity(document);
  if (kind !== "AdmissionConfiguration") return [];
  return document
    .key("plugins")
    .items()
    .flatMap((plugin) => {
      const configuration = plugin.key("configuration");
      const isPodSecurity = allOf([plugin.key("name").is("PodSecurity"), configuration.isSet]);
      return onPodSecurity(configuration).map((issue) => onlyIf(isPodSecurity, issue));
    });
}

function onPodSecurity(configuration: Field): (Issue | undefined)[] {
  const level = configuration.at("defaults.enforce");
  const exempt = configuration.at("exemptions.usernames").items();
  return [
    settingIssue(not(level.isOneOf(LEVELS)), level, "must set", LEVELS.join(" or ")),
    ...exempt.map((name) => name.violates(`must not exempt ${name.shown}`, matches(name, CONTROLLER))),
  ];
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

function matches(field: Field, pattern: RegExp): Truth {
  const text = field.string();
  return text === UNKNOWN ? UNKNOWN : text !== undefined && pattern.test(text);
}
