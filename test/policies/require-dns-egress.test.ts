import type { Value } from "../../lib/model/value";
import { requireDnsEgress } from "../../policies/attacker-on-the-network/require-dns-egress";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const shop = [namespace("shop"), deployment("shop/web")];
const allowing = (egress: Value) =>
  object("networking.k8s.io/v1", "NetworkPolicy", "shop/out", {
    spec: { podSelector: {}, policyTypes: ["Egress"], egress },
  });
const says = ['Deployment "shop/web" must be allowed to reach DNS (metadata.name)'];

testStackPolicy(requireDnsEgress, {
  accepts: {
    "no limits": stack(...shop),
    "port 53": {
      given: stack(...shop, allowing([{ ports: [{ protocol: "UDP", port: 53 }] }])),
      example: true,
    },
    "a range of ports with it": stack(...shop, allowing([{ ports: [{ port: 1, endPort: 100 }] }])),
    "every port of some pods": stack(...shop, allowing([{ to: [{ namespaceSelector: {} }] }])),
    "pods with a resolver of their own": stack(
      namespace("shop"),
      deployment("shop/web", { dnsPolicy: "None" }),
      allowing([]),
    ),
  },
  rejects: {
    "no egress at all": { given: stack(...shop, allowing([])), says },
    "other ports": { given: stack(...shop, allowing([{ ports: [{ port: 443 }] }])), says },
  },
  undecided: {
    "rules from an output": stack(...shop, allowing(UNKNOWN)),
    "a namespace of another program": stack(deployment("shop/web"), allowing([])),
    "a Release that may bring a policy": withRelease(stack(...shop, allowing([]))),
  },
});
