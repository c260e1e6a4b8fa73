import type { ValueMap } from "../../lib/model/value";
import { requireIdentityProviderPrefixes } from "../../policies/privilege-escalation/require-identity-provider-prefixes";
import { object, resource, UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const provider = (...lines: string[]) =>
  configured("AuthenticationConfiguration", "jwt:", "- issuer: { url: https://id.example.com }", ...lines);
const ofEks = (oidc: ValueMap) =>
  resource("aws:eks/identityProviderConfig:IdentityProviderConfig", "sso", {
    clusterName: "prod",
    oidc: { issuerUrl: "https://sso.example.com", clientId: "prod", ...oidc },
  });
const EKS_PROVIDER = 'aws:eks/identityProviderConfig:IdentityProviderConfig "sso"';
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;

testPolicy(requireIdentityProviderPrefixes, {
  accepts: {
    "a server without an identity provider": running("kube-apiserver", {}),
    "groups with a prefix": running("kube-apiserver", {
      "oidc-issuer-url": "https://id.example.com",
      "oidc-groups-claim": "groups",
      "oidc-groups-prefix": "oidc:",
    }),
    "a document with prefixes": provider("  claimMappings: { groups: { claim: groups, prefix: 'oidc:' } }"),
    "a document with a rule that refuses names": provider(
      "  claimMappings: { groups: { claim: groups, prefix: '' } }",
      "  userValidationRules: [{ expression: \"!user.groups.exists(g, g.startsWith('system:'))\" }]",
    ),
    "a provider of EKS whose groups have a prefix": ofEks({ groupsClaim: "groups", groupsPrefix: "oidc:" }),
    "a provider of EKS without groups": ofEks({}),
  },
  rejects: {
    "groups without a prefix": {
      given: running("kube-apiserver", { "oidc-groups-claim": "groups" }),
      says: 'Pod "web" must set --oidc-groups-prefix (container "web")',
    },
    "names without a prefix": {
      given: running("kube-apiserver", { "oidc-username-prefix": "-" }),
      says: 'Pod "web" must not set --oidc-username-prefix=- (container "web")',
    },
    "an issuer in clear": {
      given: running("kube-apiserver", { "oidc-issuer-url": "http://id.example.com" }),
      says: 'Pod "web" must not set --oidc-issuer-url=http://id.example.com instead of https (container "web")',
    },
    "an issuer in clear in a Secret, which messages do not show": {
      given: object("v1", "Secret", "kube-system/kubeadm", {
        stringData: {
          config:
            "kind: ClusterConfiguration\napiServer: { extraArgs: { oidc-issuer-url: 'http://id.example.com' } }",
        },
      }),
      says: 'Secret "kube-system/kubeadm" must not set --oidc-issuer-url=[secret] instead of https (kube-apiserver)',
    },
    "a document without a prefix": {
      given: provider("  claimMappings: { groups: { claim: groups, prefix: '' } }"),
      says: says("must not leave empty data.config.jwt[0].claimMappings.groups.prefix"),
    },
    "a provider of EKS whose groups have none": {
      given: ofEks({ groupsClaim: "groups" }),
      says: `${EKS_PROVIDER} must set oidc.groupsPrefix`,
    },
    "a provider of EKS whose users have none": {
      given: ofEks({ usernameClaim: "email", usernamePrefix: "-" }),
      says: `${EKS_PROVIDER} must not set oidc.usernamePrefix=-`,
    },
  },
  undecided: {
    "a claim of EKS from an output": ofEks({ groupsClaim: UNKNOWN }),
    "a flag from an output": running("kube-apiserver", {}, UNKNOWN),
    "a document from an output": carrying(UNKNOWN),
  },
});
