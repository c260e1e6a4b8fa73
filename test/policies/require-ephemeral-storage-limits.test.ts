import { requireEphemeralStorageLimits } from "../../policies/denial-of-service/require-ephemeral-storage-limits";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(requireEphemeralStorageLimits, {
  accepts: { "a limit": pod() },
  rejects: {
    "no limit": {
      given: pod({ "containers[0].resources.limits": { memory: "64Mi" } }),
      says: 'Pod "web" must set spec.containers[0].resources.limits.ephemeral-storage (container "web")',
    },
  },
  undecided: { "limits from an output": pod({ "containers[0].resources.limits": UNKNOWN }) },
});
