import { requireLocalMetrics } from "../../policies/attacker-on-the-network/require-local-metrics";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "bind-address": "127.0.0.1",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-controller-manager", { ...SAFE, ...flags });

testPolicy(requireLocalMetrics, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "every address, as is the default": {
      given: component({ "bind-address": undefined }),
      says: 'Pod "web" must set --bind-address (container "web")',
    },
    "every address": {
      given: component({ "bind-address": "0.0.0.0" }),
      says: 'Pod "web" must not set --bind-address=0.0.0.0 (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-controller-manager", {}, UNKNOWN) },
});
