import { requireResourceQuota } from "../../policies/denial-of-service/require-resource-quota";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const quota = object("v1", "ResourceQuota", "shop/quota", { spec: { hard: { "limits.cpu": "10" } } });
const limits = object("v1", "LimitRange", "shop/limits", { spec: { limits: [{ type: "Container" }] } });

testStackPolicy(requireResourceQuota, {
  accepts: {
    "a namespace with a ResourceQuota": stack(namespace("shop"), deployment("shop/web"), quota),
    "a namespace with a LimitRange": stack(namespace("shop"), deployment("shop/web"), limits),
    "a namespace without workloads": stack(namespace("shop")),
  },
  rejects: {
    "a namespace with workloads and neither of them": {
      given: stack(namespace("shop"), deployment("shop/web"), deployment("shop/api")),
      says: ['Namespace "shop" must have a ResourceQuota or a LimitRange for its workloads (metadata.name)'],
    },
    "a quota in another namespace only": {
      given: stack(namespace("shop"), deployment("shop/web"), {
        ...quota,
        metadata: { name: "quota", namespace: "other" },
      }),
      says: ['Namespace "shop" must have a ResourceQuota or a LimitRange for its workloads (metadata.name)'],
    },
  },
  undecided: {
    "a namespace that another program declares": stack(deployment("shop/web")),
    "a Release that may bring a quota": withRelease(stack(namespace("shop"), deployment("shop/web"))),
    "a quota whose namespace comes from an output": stack(namespace("shop"), deployment("shop/web"), {
      ...quota,
      metadata: { name: "quota", namespace: UNKNOWN },
    }),
    "a workload whose namespace comes from an output": stack(
      namespace("shop"),
      deployment("shop/web", {}, { "metadata.namespace": UNKNOWN }),
    ),
  },
});
