import { requireEphemeralStorageLimits } from "../../policies/denial-of-service/require-ephemeral-storage-limits";
import { container, deployment, limitRange, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const NONE = { "containers[0].resources": { limits: { memory: "64Mi" } } };

testStackPolicy(requireEphemeralStorageLimits, {
  accepts: {
    "a limit": stack(deployment("shop/web")),
    "one container of two with a limit, which is that of the pod": stack(
      deployment("shop/web", {
        containers: [container(), container({ name: "log", resources: { limits: { memory: "64Mi" } } })],
      }),
    ),
    "the default of a LimitRange": stack(
      deployment("shop/web", NONE),
      limitRange("shop/defaults", { default: { "ephemeral-storage": "1Gi" } }),
    ),
  },
  rejects: {
    "no limit": {
      given: stack(deployment("shop/web", NONE)),
      says: [
        'Deployment "shop/web": container "web" must set resources.limits.ephemeral-storage (spec.template.spec.containers[0])',
      ],
    },
    "a limit of the whole pod, which there is none of for storage": {
      given: stack(
        deployment("shop/web", { ...NONE, resources: { limits: { "ephemeral-storage": "1Gi" } } }),
      ),
      says: [
        'Deployment "shop/web": container "web" must set resources.limits.ephemeral-storage (spec.template.spec.containers[0])',
      ],
    },
  },
  undecided: {
    "limits from an output": stack(deployment("shop/web", { "containers[0].resources.limits": UNKNOWN })),
  },
});
