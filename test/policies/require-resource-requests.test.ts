import { requireResourceRequests } from "../../policies/denial-of-service/require-resource-requests";
import { deployment, limitRange, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

/** The Deployment with these resources of its container. */
const web = (resources: Parameters<typeof deployment>[1] | undefined) =>
  deployment("shop/web", { "containers[0].resources": resources });

testStackPolicy(requireResourceRequests, {
  accepts: {
    "requests and limits": stack(deployment("shop/web")),
    "limits alone, which stand for requests": stack(web({ limits: { cpu: 1, memory: "1Gi" } })),
    "no limit of CPU: that is another policy": stack(
      web({ requests: { cpu: "100m" }, limits: { memory: "64Mi" } }),
    ),
    "all spellings of quantities": stack(
      web({ requests: { cpu: "0.1", memory: "1e8" }, limits: { memory: 134217728 } }),
      deployment("shop/other", {
        "containers[0].resources": { requests: { cpu: ".5", memory: "129e6" }, limits: { memory: "129M" } },
      }),
    ),
    "resources of the whole pod": stack(
      deployment("shop/web", {
        "containers[0].resources": undefined,
        resources: { requests: { cpu: 1, memory: "1Gi" }, limits: { memory: "1Gi" } },
      }),
    ),
    "the defaults of a LimitRange": stack(
      web(undefined),
      limitRange("shop/defaults", { default: { memory: "1Gi" }, defaultRequest: { cpu: "100m" } }),
    ),
    "an agent sandbox with limits": stack(
      object("agents.x-k8s.io/v1alpha1", "Sandbox", "shop/agent", {
        spec: {
          podTemplate: { spec: { containers: [{ resources: { limits: { cpu: 1, memory: "1Gi" } } }] } },
        },
      }),
    ),
  },
  rejects: {
    "no resources": {
      given: stack(web(undefined)),
      says: [
        'Deployment "shop/web": container "web" must set resources.requests.cpu, resources.requests.memory, resources.limits.memory (spec.template.spec.containers[0])',
      ],
    },
    "requests without a limit of memory": {
      given: stack(web({ requests: { cpu: "100m", memory: "64Mi" } })),
      says: [
        'Deployment "shop/web": container "web" must set resources.limits.memory (spec.template.spec.containers[0])',
      ],
    },
    "a LimitRange of claims, which says nothing of containers": {
      given: stack(
        web({ requests: { cpu: "100m", memory: "64Mi" } }),
        limitRange("shop/defaults", { type: "PersistentVolumeClaim", max: { memory: "1Gi" } }),
      ),
      says: [
        'Deployment "shop/web": container "web" must set resources.limits.memory (spec.template.spec.containers[0])',
      ],
    },
    "zero, which is no limit": {
      given: stack(web({ requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: 0 } })),
      says: [
        'Deployment "shop/web": container "web" must not set resources.limits.memory=0 (spec.template.spec.containers[0])',
      ],
    },
    "thousandths of bytes instead of millions": {
      given: stack(web({ requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "128m" } })),
      says: [
        'Deployment "shop/web": container "web" must not set resources.limits.memory=128m (spec.template.spec.containers[0])',
      ],
    },
    "no quantity at all": {
      given: stack(web({ requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "1 GB" } })),
      says: [
        'Deployment "shop/web": container "web" must not set resources.limits.memory=1 GB (spec.template.spec.containers[0])',
      ],
    },
  },
  undecided: {
    "resources from an output": stack(deployment("shop/web", { "containers[0].resources": UNKNOWN })),
    "a LimitRange whose defaults come from an output": stack(
      web(undefined),
      limitRange("shop/defaults", { default: UNKNOWN, defaultRequest: UNKNOWN }),
    ),
  },
});
