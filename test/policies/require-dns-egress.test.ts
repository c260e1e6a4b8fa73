import type { Value } from "../../lib/model/value";
import { requireDnsEgress } from "../../policies/attacker-on-the-network/require-dns-egress";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const shop = [namespace("shop"), deployment("shop/web")];
const allowing = (egress: Value) =>
  object("networking.k8s.io/v1", "NetworkPolicy", "shop/out", {
    spec: { podSelector: {}, policyTypes: ["Egress"], egress },
  });
const named = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
const toDns = {
  namespaceSelector: named("kube-system"),
  podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
};
const says = ['Deployment "shop/web" must be allowed to reach DNS (metadata.name)'];

testStackPolicy(requireDnsEgress, {
  accepts: {
    "no limits": stack(...shop),
    "port 53": {
      given: stack(...shop, allowing([{ ports: [{ protocol: "UDP", port: 53 }] }])),
      example: true,
    },
    "a range of ports with it": stack(
      ...shop,
      allowing([{ ports: [{ protocol: "UDP", port: 1, endPort: 100 }] }]),
    ),
    "every port of some pods": stack(...shop, allowing([{ to: [{ namespaceSelector: {} }] }])),
    "the pods of DNS": stack(...shop, allowing([{ to: [toDns], ports: [{ protocol: "UDP", port: 53 }] }])),
    "every pod of kube-system": stack(
      ...shop,
      allowing([
        { to: [{ namespaceSelector: named("kube-system") }], ports: [{ protocol: "UDP", port: 53 }] },
      ]),
    ),
    "the cache on the node": stack(...shop, allowing([{ to: [{ ipBlock: { cidr: "169.254.20.10/32" } }] }])),
    "the DNS of OpenShift": stack(
      ...shop,
      allowing([{ to: [{ namespaceSelector: named("openshift-dns") }] }]),
    ),
    "every connection, by a policy of an administrator": stack(
      ...shop,
      allowing([]),
      object("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy", "dns", {
        spec: {
          priority: 10,
          subject: { namespaces: {} },
          egress: [{ action: "Allow", to: [{ namespaces: {} }] }],
        },
      }),
    ),
    "pods with a resolver of their own": stack(
      namespace("shop"),
      deployment("shop/web", { dnsPolicy: "None" }),
      allowing([]),
    ),
  },
  rejects: {
    "no egress at all": { given: stack(...shop, allowing([])), says },
    "port 53 of TCP only": {
      given: stack(...shop, allowing([{ ports: [{ port: 53 }] }])),
      says,
    },
    "port 53 of pods of its own namespace": {
      given: stack(
        ...shop,
        allowing([{ to: [{ podSelector: {} }], ports: [{ protocol: "UDP", port: 53 }] }]),
      ),
      says,
    },
    "port 53 of another namespace": {
      given: stack(
        ...shop,
        allowing([
          { to: [{ namespaceSelector: named("monitoring") }], ports: [{ protocol: "UDP", port: 53 }] },
        ]),
      ),
      says,
    },
    "other ports": { given: stack(...shop, allowing([{ ports: [{ port: 443 }] }])), says },
  },
  undecided: {
    "addresses that may be those of DNS": stack(
      ...shop,
      allowing([{ to: [{ ipBlock: { cidr: "10.96.0.10/32" } }] }]),
    ),
    "rules from an output": stack(...shop, allowing(UNKNOWN)),
    "a namespace of another program": stack(deployment("shop/web"), allowing([])),
    "a Release that may bring a policy": withRelease(stack(...shop, allowing([]))),
  },
});
