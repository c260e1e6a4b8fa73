import { requireCpuLimits } from "../../policies/denial-of-service/require-cpu-limits";
import { deployment, limitRange, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const NONE = { "containers[0].resources.limits.cpu": undefined };

testStackPolicy(requireCpuLimits, {
  accepts: {
    "a limit": stack(deployment("shop/web")),
    "a limit of the whole pod": stack(deployment("shop/web", { ...NONE, resources: { limits: { cpu: 2 } } })),
    "the default of a LimitRange": stack(
      deployment("shop/web", NONE),
      limitRange("shop/defaults", { default: { cpu: "500m" } }),
    ),
    "the maximum of a LimitRange, which is the default where none is set": stack(
      deployment("shop/web", NONE),
      limitRange("shop/defaults", { max: { cpu: "2" } }),
    ),
    "a debug container, which can set no resources": stack(
      deployment("shop/web", { ephemeralContainers: [{ name: "debug", image: "busybox" }] }),
    ),
  },
  rejects: {
    "no limit": {
      given: stack(deployment("shop/web", NONE)),
      says: [
        'Deployment "shop/web": container "web" must set resources.limits.cpu (spec.template.spec.containers[0])',
      ],
    },
    "an init container without a limit": {
      given: stack(deployment("shop/web", { initContainers: [{ name: "setup", image: "setup" }] })),
      says: [
        'Deployment "shop/web": init container "setup" must set resources.limits.cpu (spec.template.spec.initContainers[0])',
      ],
    },
    "a limit of zero, which is none, and which no LimitRange replaces": {
      given: stack(
        deployment("shop/web", { "containers[0].resources.limits.cpu": "0m" }),
        limitRange("shop/defaults", { default: { cpu: "500m" } }),
      ),
      says: [
        'Deployment "shop/web": container "web" must not set resources.limits.cpu=0m (spec.template.spec.containers[0])',
      ],
    },
    "the LimitRange of another namespace": {
      given: stack(deployment("shop/web", NONE), limitRange("bank/defaults", { default: { cpu: "500m" } })),
      says: [
        'Deployment "shop/web": container "web" must set resources.limits.cpu (spec.template.spec.containers[0])',
      ],
    },
  },
  undecided: {
    "a limit from an output": stack(deployment("shop/web", { "containers[0].resources.limits": UNKNOWN })),
    "a LimitRange in a namespace from an output": stack(
      deployment("shop/web", NONE),
      limitRange("shop/defaults", { default: { cpu: 1 } }, { "metadata.namespace": UNKNOWN }),
    ),
  },
});
