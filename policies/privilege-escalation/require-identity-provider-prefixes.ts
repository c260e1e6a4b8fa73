import { prefixIssues } from "../../lib/kubernetes/components/documents";
import { componentPolicy } from "../../lib/policy/define";

export const requireIdentityProviderPrefixes = componentPolicy({
  id: "require-identity-provider-prefixes",
  category: "privilege-escalation",
  threats: ["F1", "E1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "API servers must keep the names of an identity provider apart from those of the cluster",
  why: "Without a prefix the provider, or whoever manages groups there, names somebody a member of system:masters, or by the name of a service account.",
  fix: "Set a prefix such as `oidc:` for users and for groups.",
  references: [
    "url:https://kubernetes.io/docs/reference/access-authn-authz/authentication/#openid-connect-tokens",
    "owasp:2025/K09",
    "mitre:T1078",
  ],
  covers: ["api-oidc"],
  flags: [
    {
      component: "kube-apiserver",
      flag: "oidc-groups-prefix",
      unset: "no prefix",
      mustBeSet: true,
      when: (flags) => flags.has("oidc-groups-claim"),
    },
    {
      component: "kube-apiserver",
      flag: "oidc-groups-prefix",
      unset: "no prefix",
      mustNotMatch: /^system:/,
      safe: "a prefix of its own",
    },
    {
      component: "kube-apiserver",
      flag: "oidc-username-prefix",
      unset: "the URL of the issuer",
      mustNotBe: "-",
    },
    {
      component: "kube-apiserver",
      flag: "oidc-issuer-url",
      unset: "none",
      mustNotMatch: /^http:/,
      safe: "https",
    },
  ],
  fields: [
    {
      on: ["AuthenticationConfiguration"],
      path: "jwt[].issuer.url",
      unset: "invalid",
      mustNotMatch: /^http:/,
      safe: "https",
    },
  ],
  described: [
    {
      of: "AuthenticationConfiguration",
      name: "jwt[].claimMappings.groups.prefix",
      safe: "not empty, or with userValidationRules",
      unset: "invalid",
    },
    {
      of: "AuthenticationConfiguration",
      name: "jwt[].claimMappings.username.prefix",
      safe: "not empty, or with userValidationRules",
      unset: "invalid",
    },
  ],
  check: ({ documents }) => documents.flatMap(prefixIssues),
});
