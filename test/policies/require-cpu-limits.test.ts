import { requireCpuLimits } from "../../policies/denial-of-service/require-cpu-limits";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(requireCpuLimits, {
  accepts: {
    "a limit": pod(),
    "a limit of the whole pod": pod({
      "containers[0].resources": undefined,
      resources: { limits: { cpu: 2 } },
    }),
  },
  rejects: {
    "no limit": {
      given: pod({ "containers[0].resources.limits.cpu": undefined }),
      says: 'Pod "web" must set spec.containers[0].resources.limits.cpu (container "web")',
    },
  },
  undecided: { "a limit from an output": pod({ "containers[0].resources.limits": UNKNOWN }) },
});
