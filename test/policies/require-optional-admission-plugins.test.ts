import { requireOptionalAdmissionPlugins } from "../../policies/attacker-on-the-network/require-optional-admission-plugins";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "enable-admission-plugins": "NodeRestriction,DenyServiceExternalIPs,EventRateLimit,AlwaysPullImages",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireOptionalAdmissionPlugins, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "none of them": {
      given: component({ "enable-admission-plugins": "NodeRestriction" }),
      says: 'Pod "web" must list DenyServiceExternalIPs, EventRateLimit, AlwaysPullImages in --enable-admission-plugins=NodeRestriction (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
