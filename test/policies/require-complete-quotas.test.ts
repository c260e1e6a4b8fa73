import type { Value, ValueMap } from "../../lib/model/value";
import { requireCompleteQuotas } from "../../policies/denial-of-service/require-complete-quotas";
import { deployment, namespace, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const COMPLETE: ValueMap = {
  "requests.cpu": "4",
  "limits.memory": "8Gi",
  "limits.ephemeral-storage": "20Gi",
  pods: "40",
  persistentvolumeclaims: "8",
  "services.loadbalancers": "1",
  "services.nodeports": "0",
  "count/secrets": "40",
  "count/configmaps": "40",
};
const quota = (hard: Value, name = "all") =>
  object("v1", "ResourceQuota", `shop/${name}`, { spec: { hard } });
const scoped = (hard: Value, scopes: Value) =>
  object("v1", "ResourceQuota", "shop/some", { spec: { hard, scopes } });
const shop = [namespace("shop"), deployment("shop/web")];
const { pods: _, ...withoutPods } = COMPLETE;

testStackPolicy(requireCompleteQuotas, {
  accepts: {
    "a quota of everything": stack(...shop, quota(COMPLETE)),
    "two quotas that complete each other": stack(...shop, quota(withoutPods), quota({ pods: "40" }, "pods")),
    "a quota of the pods of one priority, which cannot count other kinds": stack(
      ...shop,
      object("v1", "ResourceQuota", "shop/critical", {
        spec: {
          hard: { pods: "3" },
          scopeSelector: {
            matchExpressions: [
              { scopeName: "PriorityClass", operator: "In", values: ["system-cluster-critical"] },
            ],
          },
        },
      }),
    ),
    "no quota, which is said elsewhere": stack(...shop),
  },
  rejects: {
    "a quota without pods": {
      given: stack(...shop, quota(withoutPods)),
      says: ['ResourceQuota "shop/all" must limit pods (spec.hard)'],
    },
    "a quota of pods alone": {
      given: stack(...shop, quota({ pods: "40" })),
      says: [
        'ResourceQuota "shop/all" must limit CPU (spec.hard); it must limit memory (spec.hard); it must limit ephemeral storage (spec.hard); it must limit volume claims (spec.hard); it must limit load balancers (spec.hard); it must limit ports of nodes (spec.hard); it must limit Secrets (spec.hard); it must limit ConfigMaps (spec.hard)',
      ],
    },
  },
  undecided: {
    "limits from an output": stack(...shop, quota(UNKNOWN)),
    "pods that quotas for some of them limit": stack(
      ...shop,
      quota(withoutPods),
      scoped({ pods: "20" }, ["Terminating"]),
    ),
  },
});
