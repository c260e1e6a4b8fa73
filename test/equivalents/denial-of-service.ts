import { deployment, namespace, object, stack } from "../support/builders";
import type { Equivalents } from "../support/equivalents";

const workload = [namespace("shop"), deployment("shop/web")];

export const DENIAL_OF_SERVICE: Equivalents = {
  "require-resource-quota": [
    [
      [
        "kics:pod_or_container_without_limit_range",
        "kics:pod_or_container_without_resource_quota",
        "kyverno:add-ns-quota",
      ],
      stack(...workload),
    ],
  ],
  "require-complete-quotas": [
    [
      ["trivy:KSV-0040"],
      stack(
        ...workload,
        object("v1", "ResourceQuota", "shop/quota", { spec: { hard: { "requests.cpu": "10", pods: "20" } } }),
      ),
    ],
  ],
};
