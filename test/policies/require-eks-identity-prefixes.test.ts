import type { Value } from "../../lib/model/value";
import { requireEksIdentityPrefixes } from "../../policies/privilege-escalation/require-eks-identity-prefixes";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const provider = (oidc: Value) =>
  resource("aws:eks/identityProviderConfig:IdentityProviderConfig", "sso", { clusterName: "prod", oidc });
const URL = { issuerUrl: "https://sso.example.com", clientId: "prod" };
const PROVIDER = 'aws:eks/identityProviderConfig:IdentityProviderConfig "sso"';

testPolicy(requireEksIdentityPrefixes, {
  accepts: {
    "a provider whose groups have a prefix": provider({
      ...URL,
      groupsClaim: "groups",
      groupsPrefix: "oidc:",
    }),
    "a provider without groups": provider(URL),
  },
  rejects: {
    "a provider whose groups have none": {
      given: provider({ ...URL, groupsClaim: "groups" }),
      says: `${PROVIDER} must set oidc.groupsPrefix`,
    },
    "a provider whose users have none": {
      given: provider({ ...URL, usernameClaim: "email", usernamePrefix: "-" }),
      says: `${PROVIDER} must not set oidc.usernamePrefix=-`,
    },
  },
  undecided: {
    "settings from an output": provider(UNKNOWN),
    "a claim from an output": provider({ ...URL, groupsClaim: UNKNOWN }),
  },
});
