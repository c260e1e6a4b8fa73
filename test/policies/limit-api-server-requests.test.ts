import { limitApiServerRequests } from "../../policies/denial-of-service/limit-api-server-requests";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "request-timeout": "60s",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(limitApiServerRequests, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "no fairness": {
      given: component({ "enable-priority-and-fairness": "false" }),
      says: 'Pod "web" must not set --enable-priority-and-fairness=false (container "web")',
    },
    "any number of requests": {
      given: component({ "max-requests-inflight": "0" }),
      says: 'Pod "web" must not set --max-requests-inflight=0 (container "web")',
    },
    "requests that last an hour": {
      given: component({ "request-timeout": "1h" }),
      says: 'Pod "web" must not set --request-timeout=1h instead of 300s or less (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
