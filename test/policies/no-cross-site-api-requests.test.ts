import { noCrossSiteApiRequests } from "../../policies/attacker-on-the-network/no-cross-site-api-requests";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

testPolicy(noCrossSiteApiRequests, {
  accepts: {
    "a server that leaves both as they are": running("kube-apiserver", {}),
    "one origin": running("kube-apiserver", { "cors-allowed-origins": "^https://console\\.example\\.com$" }),
  },
  rejects: {
    "every origin": {
      given: running("kube-apiserver", { "cors-allowed-origins": ".*" }),
      says: 'Pod "web" must not set --cors-allowed-origins=.* instead of exact origins (container "web")',
    },
    "redirects of extension servers": {
      given: running("kube-apiserver", { "aggregator-reject-forwarding-redirect": "false" }),
      says: 'Pod "web" must not set --aggregator-reject-forwarding-redirect=false (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
