import { resourcePolicy } from "../../lib/define";
import { onlyIf } from "../../lib/kubernetes/claim";

export const requireIdentityProviderPrefixes = resourcePolicy({
  id: "require-identity-provider-prefixes",
  category: "privilege-escalation",
  threats: ["E1", "F1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Groups and users of an identity provider must have a prefix in the cluster",
  why: "Whoever manages groups at the provider makes one that is called system:masters, or like a group or user of another provider, and has its rights.",
  fix: "Set `groupsPrefix`, such as `oidc:`, and leave `usernamePrefix` out or set it to one of your own.",
  references: [
    "owasp:2025/K02",
    "mitre:T1078",
    "url:https://docs.aws.amazon.com/eks/latest/APIReference/API_OidcIdentityProviderConfigRequest.html",
  ],
  covers: ["eks-oidc-idp"],
  kinds: ["aws:eks/identityProviderConfig:IdentityProviderConfig", "aws-native:eks:IdentityProviderConfig"],

  check(config) {
    const oidc = config.at("oidc");
    return [
      onlyIf(oidc.key("groupsClaim").isSet, oidc.key("groupsPrefix").mustBeSet()),
      oidc.key("usernamePrefix").mustNotBe("-"),
    ];
  },
});
