import type { ValueMap } from "../../lib/model/value";
import { noSystemPriorities } from "../../policies/denial-of-service/no-system-priorities";
import { deployment, namespace, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const using = (name: string, priorityClassName: string | typeof UNKNOWN) =>
  deployment(name, { priorityClassName });
const priorityClass = (fields: ValueMap) => object("scheduling.k8s.io/v1", "PriorityClass", "shop", fields);

testStackPolicy(noSystemPriorities, {
  accepts: {
    "a class of one's own": stack(namespace("shop"), using("shop/web", "shop-high")),
    "a component of the cluster": stack(using("kube-system/coredns", "system-cluster-critical")),
    "a modest class for everybody": stack(priorityClass({ globalDefault: true, value: 1000 })),
    "a high class for everybody that evicts nobody": stack(
      priorityClass({ globalDefault: true, value: 900_000_000, preemptionPolicy: "Never" }),
    ),
    "a high class for those who name it": stack(priorityClass({ value: 900_000_000 })),
  },
  rejects: {
    "a workload with the priority of the system": {
      given: stack(using("shop/web", "system-node-critical")),
      says: [
        'Deployment "shop/web" must not use system-node-critical (spec.template.spec.priorityClassName)',
      ],
    },
    "a high class for everybody": {
      given: stack(priorityClass({ globalDefault: true, value: 900_000_000 })),
      says: ['PriorityClass "shop" must not evict others for every pod that names no class (globalDefault)'],
    },
  },
  undecided: { "a class from an output": stack(using("shop/web", UNKNOWN)) },
});
