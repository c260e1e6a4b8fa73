import { componentPolicy } from "../../lib/policy/component-policy";
import { OF_EKS, PREFIXES, prefixIssues } from "./require-identity-provider-prefixes.check";

export const requireIdentityProviderPrefixes = componentPolicy({
  id: "require-identity-provider-prefixes",
  category: "privilege-escalation",
  threats: ["F1", "E1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Users and groups of an OIDC provider must have a prefix",
  why: "Without a prefix an administrator of the provider can create a group called system:masters, a group that the cluster binds to a role, or a user with the name of a service account.",
  fix: "Set a prefix such as `oidc:` for users and for groups, and use an https issuer.",
  references: [
    "url:https://kubernetes.io/docs/reference/access-authn-authz/authentication/#openid-connect-tokens",
    "url:https://docs.aws.amazon.com/eks/latest/APIReference/API_OidcIdentityProviderConfigRequest.html",
    "owasp:2025/K09",
    "mitre:T1078",
  ],
  covers: ["api-oidc", "eks-oidc-idp"],
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
  resources: OF_EKS,
  described: PREFIXES,
  check: ({ documents }) => documents.flatMap(prefixIssues),
});
