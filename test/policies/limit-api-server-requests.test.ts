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
    "requests of five minutes": component({ "request-timeout": "300s" }),
    "requests of five minutes in other units": component({ "request-timeout": "4m60000ms" }),
    "a minute, with nothing else": component({ "request-timeout": "0h1m0s" }),
    "what is no duration, with which the API server does not start": component({ "request-timeout": "600" }),
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
    ...Object.fromEntries(
      ["5m30s", "600000ms", "1s9m3h", "0m0s", "300.5s", "0"].map((time) => [
        `requests of ${time}`,
        {
          given: component({ "request-timeout": time }),
          says: `Pod "web" must not set --request-timeout=${time} instead of 5m or less (container "web")`,
        },
      ]),
    ),
    "requests that last an hour": {
      given: component({ "request-timeout": "1h" }),
      says: 'Pod "web" must not set --request-timeout=1h instead of 5m or less (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
