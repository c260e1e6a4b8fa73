import { requireApiServerAuthentication } from "../../policies/privilege-escalation/require-api-server-authentication";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "anonymous-auth": "false",
  "client-ca-file": "/pki/ca.crt",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireApiServerAuthentication, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "anonymous requests, as is the default": {
      given: component({ "anonymous-auth": undefined }),
      says: 'Pod "web" must set --anonymous-auth=false or --authentication-config (container "web")',
    },
    "a file of tokens": {
      given: component({ "token-auth-file": "/tokens.csv" }),
      says: 'Pod "web" must not set --token-auth-file (container "web")',
    },
    "no authority for client certificates": {
      given: component({ "client-ca-file": undefined }),
      says: 'Pod "web" must set --client-ca-file (container "web")',
    },
    "tokens of accounts that are gone": {
      given: component({ "service-account-lookup": "false" }),
      says: 'Pod "web" must not set --service-account-lookup=false (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
