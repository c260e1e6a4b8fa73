import type { Value } from "../../lib/model/value";
import { noNodePorts } from "../../policies/attacker-on-the-network/no-node-ports";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const service = (type: Value) => object("v1", "Service", "shop/web", { spec: { type } });

testPolicy(noNodePorts, {
  accepts: {
    "a Service inside the cluster": service("ClusterIP"),
    "a load balancer": service("LoadBalancer"),
  },
  rejects: {
    "a node port": { given: service("NodePort"), says: 'Service "shop/web" must not set spec.type=NodePort' },
  },
  undecided: { "a type from an output": service(UNKNOWN) },
});
