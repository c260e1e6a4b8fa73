import { requireBoundedAccountTokens } from "../../policies/privilege-escalation/require-bounded-account-tokens";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "service-account-key-file": "/pki/sa.pub",
  "service-account-extend-token-expiration": "false",
  "service-account-max-token-expiration": "24h",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireBoundedAccountTokens, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "tokens of a year, as is the default": {
      given: component({ "service-account-extend-token-expiration": undefined }),
      says: 'Pod "web" must set --service-account-extend-token-expiration=false (container "web")',
    },
    "the key of TLS": {
      given: component({ "service-account-key-file": undefined }),
      says: 'Pod "web" must set --service-account-key-file (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
