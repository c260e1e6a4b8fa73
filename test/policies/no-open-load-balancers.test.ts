import type { Value } from "../../lib/model/value";
import { noOpenLoadBalancers } from "../../policies/attacker-on-the-network/no-open-load-balancers";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const service = (spec: Value) => object("v1", "Service", "shop/web", { spec });

testPolicy(noOpenLoadBalancers, {
  accepts: {
    "a Service inside the cluster": service({ type: "ClusterIP" }),
    "a load balancer for some networks": service({
      type: "LoadBalancer",
      loadBalancerSourceRanges: ["10.0.0.0/8"],
    }),
    "a load balancer inside the company's network": object("v1", "Service", "shop/web", {
      metadata: { annotations: { "networking.gke.io/load-balancer-type": "Internal" } },
      spec: { type: "LoadBalancer" },
    }),
  },
  rejects: {
    "a load balancer without source ranges": {
      given: service({ type: "LoadBalancer" }),
      says: 'Service "shop/web" must not open a load balancer to the internet (spec.type)',
    },
    "source ranges that are everything": {
      given: service({ type: "LoadBalancer", loadBalancerSourceRanges: ["0.0.0.0/0"] }),
      says: 'Service "shop/web" must not open a load balancer to the internet (spec.type)',
    },
  },
  undecided: { "a type from an output": service({ type: UNKNOWN }) },
});
