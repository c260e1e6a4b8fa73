import type { DescribedSetting } from "../../lib/kubernetes/components/flag-setting";
import type { ConfigDocument } from "../../lib/kubernetes/components/text-components";
import { EKS_IDENTITY_PROVIDER, EKS_NATIVE_IDENTITY_PROVIDER } from "../../lib/model/cloud-types";
import { type Issue, onlyIf, settingIssue } from "../../lib/model/issue";
import type { Setting } from "../../lib/model/setting";
import { not } from "../../lib/model/value";

const EKS_PROVIDERS = [EKS_IDENTITY_PROVIDER, EKS_NATIVE_IDENTITY_PROVIDER];

/** Prefixes on EKS, which itself refuses names that start with `system:`: only names in bindings of the program are at risk. */
export const OF_EKS: readonly Setting[] = [
  {
    on: EKS_PROVIDERS,
    path: "oidc.groupsPrefix",
    unset: "no prefix",
    onlyWithSet: ["oidc.groupsClaim"],
    mustBeSet: true,
    severity: "medium",
  },
  {
    on: EKS_PROVIDERS,
    path: "oidc.usernamePrefix",
    unset: "the URL of the issuer",
    mustNotBe: "-",
    severity: "medium",
  },
];

/** What `prefixIssues` reads, for the table of settings. */
export const PREFIXES: readonly DescribedSetting[] = ["groups", "username"].map((name) => ({
  of: "AuthenticationConfiguration",
  name: `jwt[].claimMappings.${name}.prefix`,
  safe: "not empty, or with userValidationRules",
  unset: "invalid",
}));

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
