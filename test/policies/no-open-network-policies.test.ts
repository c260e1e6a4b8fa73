import type { Value } from "../../lib/model/value";
import { noOpenNetworkPolicies } from "../../policies/attacker-on-the-network/no-open-network-policies";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const policy = (spec: Value) => object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", { spec });

testPolicy(noOpenNetworkPolicies, {
  accepts: {
    "a default deny": policy({ podSelector: {}, policyTypes: ["Ingress", "Egress"] }),
    "a named peer": policy({
      podSelector: {},
      ingress: [{ from: [{ podSelector: { matchLabels: { app: "web" } } }] }],
    }),
    "every address but the private ones": policy({
      podSelector: {},
      egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } }] }],
    }),
    "one port for everybody, as DNS has it": policy({
      podSelector: {},
      egress: [{ ports: [{ port: 53, protocol: "UDP" }] }],
    }),
  },
  rejects: {
    "a rule without peers": {
      given: policy({ podSelector: {}, ingress: [{}] }),
      says: 'NetworkPolicy "shop/web" must not allow everything (spec.ingress[0])',
    },
    "every address": {
      given: policy({ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] }),
      says: 'NetworkPolicy "shop/web" must not allow every address (0.0.0.0/0) (spec.egress[0].to[0].ipBlock.cidr)',
    },
  },
  undecided: {
    "rules from an output": policy({ podSelector: {}, ingress: UNKNOWN }),
    "an address from an output": policy({
      podSelector: {},
      egress: [{ to: [{ ipBlock: { cidr: UNKNOWN } }] }],
    }),
  },
});
