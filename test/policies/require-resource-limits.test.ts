import { requireResourceLimits } from "../../policies/denial-of-service/require-resource-limits";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(requireResourceLimits, {
  accepts: {
    "requests and limits": pod(),
    "limits alone, which stand for requests": pod({
      "containers[0].resources": { limits: { cpu: 1, memory: "1Gi" } },
    }),
    "no limit of CPU: that is another policy": pod({
      "containers[0].resources": { requests: { cpu: "100m" }, limits: { memory: "64Mi" } },
    }),
    "resources of the whole pod": pod({
      "containers[0].resources": undefined,
      resources: { requests: { cpu: 1, memory: "1Gi" }, limits: { memory: "1Gi" } },
    }),
  },
  rejects: {
    "no resources": {
      given: pod({ "containers[0].resources": undefined }),
      says: 'Pod "web" must set spec.containers[0].resources.requests.cpu (container "web"), spec.containers[0].resources.requests.memory (container "web"), spec.containers[0].resources.limits.memory (container "web")',
    },
    "requests without a limit of memory": {
      given: pod({ "containers[0].resources": { requests: { cpu: "100m", memory: "64Mi" } } }),
      says: 'Pod "web" must set spec.containers[0].resources.limits.memory (container "web")',
    },
  },
  undecided: { "resources from an output": pod({ "containers[0].resources": UNKNOWN }) },
});
