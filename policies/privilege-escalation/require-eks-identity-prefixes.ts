import { onlyIf } from "../../lib/model/issue";
import { resourcePolicy } from "../../lib/policy/define";

export const requireEksIdentityPrefixes = resourcePolicy({
  id: "require-eks-identity-prefixes",
  category: "privilege-escalation",
  threats: ["E1", "F1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Identity providers of EKS clusters must give groups and users a prefix",
  why: "Whoever manages groups at the provider makes one with the name of a group that the cluster binds to a role, and has its rights.",
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
