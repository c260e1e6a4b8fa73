import type { Value } from "../../lib/model/value";
import { noOpenNetworkPolicies } from "../../policies/attacker-on-the-network/no-open-network-policies";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const policy = (spec: Value) => object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", { spec });
const block = (cidr: Value): Value => ({ ipBlock: { cidr } });
const byName = (operator: string, values?: readonly string[]) => ({
  matchExpressions: [{ key: "kubernetes.io/metadata.name", operator, ...(values && { values }) }],
});
const sandbox = (networkPolicy: Value | undefined) =>
  object("extensions.agents.x-k8s.io/v1alpha1", "SandboxTemplate", "agents/python", {
    spec: {
      podTemplate: { spec: { containers: [] } },
      ...(networkPolicy !== undefined && { networkPolicy }),
    },
  });

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
    "private addresses": policy({ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8" } }] }] }),
    "every address but the metadata service": policy({
      podSelector: {},
      egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.169.254/32"] } }] }],
    }),
    "half of all addresses, and its private part again": policy({
      podSelector: {},
      egress: [{ to: [block("0.0.0.0/1"), block("10.0.0.0/8")] }],
    }),
    "halves of all addresses on ports of their own": policy({
      podSelector: {},
      egress: [
        { to: [block("0.0.0.0/1")], ports: [{ port: 443 }] },
        { to: [block("128.0.0.0/1")], ports: [{ port: 22 }] },
      ],
    }),
    "halves of all addresses on ports from outputs": policy({
      podSelector: {},
      egress: [
        { to: [block("0.0.0.0/1")], ports: [{ port: UNKNOWN }] },
        { to: [block("128.0.0.0/1")], ports: [{ port: UNKNOWN }] },
      ],
    }),
    "a range of ports without peers": policy({
      podSelector: {},
      ingress: [{ ports: [{ port: 1, endPort: 1024 }] }],
    }),
    "every port of UDP": policy({ podSelector: {}, egress: [{ ports: [{ protocol: "UDP" }] }] }),
    "some pods of every namespace": policy({
      podSelector: {},
      ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "web" } } }] }],
    }),
    "one port from every namespace": policy({
      podSelector: {},
      ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 9090 }] }],
    }),
    "one namespace by its name": policy({
      podSelector: {},
      ingress: [{ from: [{ namespaceSelector: byName("In", ["shop"]) }] }],
    }),
    "a sandbox template with named peers": sandbox({
      ingress: [{ from: [{ podSelector: { matchLabels: { app: "router" } } }] }],
    }),
    "a sandbox template that leaves the policy to its controller": sandbox(undefined),
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
    "every address but one of the internet": {
      given: policy({
        podSelector: {},
        egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["8.8.8.8/32"] } }] }],
      }),
      says: 'NetworkPolicy "shop/web" must not allow every address (0.0.0.0/0) (spec.egress[0].to[0].ipBlock.cidr)',
    },
    "every address in two halves": {
      given: policy({ podSelector: {}, egress: [{ to: [block("0.0.0.0/1"), block("128.0.0.0/1")] }] }),
      says: 'NetworkPolicy "shop/web" must not allow every address (0.0.0.0/1, 128.0.0.0/1) (spec.egress[0].to)',
    },
    "every address in two rules": {
      given: policy({
        podSelector: {},
        egress: [{ to: [block("0.0.0.0/1")] }, { to: [block("128.0.0.0/1")] }],
      }),
      says: 'NetworkPolicy "shop/web" must not allow every address (0.0.0.0/1, 128.0.0.0/1) (spec.egress[0].to)',
    },
    "ports 1 to 65535 without peers": {
      given: policy({ podSelector: {}, ingress: [{ ports: [{ port: 1, endPort: 65535 }] }] }),
      says: 'NetworkPolicy "shop/web" must not allow everything (spec.ingress[0])',
    },
    "all ports in two ranges without peers": {
      given: policy({
        podSelector: {},
        ingress: [
          {
            ports: [
              { port: 1, endPort: 1024 },
              { port: 1025, endPort: 65535 },
            ],
          },
        ],
      }),
      says: 'NetworkPolicy "shop/web" must not allow everything (spec.ingress[0])',
    },
    "every namespace": {
      given: policy({ podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }] }),
      says: 'NetworkPolicy "shop/web" must not allow every pod of every namespace (spec.ingress[0].from[0].namespaceSelector)',
    },
    "every namespace that has a name": {
      given: policy({
        podSelector: {},
        ingress: [{ from: [{ namespaceSelector: byName("Exists"), podSelector: {} }] }],
      }),
      says: 'NetworkPolicy "shop/web" must not allow every pod of every namespace (spec.ingress[0].from[0].namespaceSelector)',
    },
    "a sandbox template that allows everything": {
      given: sandbox({ egress: [{}] }),
      says: 'SandboxTemplate "agents/python" must not allow everything (spec.networkPolicy.egress[0])',
    },
  },
  undecided: {
    "half of all addresses beside one from an output": policy({
      podSelector: {},
      egress: [{ to: [block("0.0.0.0/1"), block(UNKNOWN)] }],
    }),
    "an exception from an output": policy({
      podSelector: {},
      egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: UNKNOWN } }] }],
    }),
    "ports from an output": policy({ podSelector: {}, ingress: [{ ports: UNKNOWN }] }),
    "rules from an output": policy({ podSelector: {}, ingress: UNKNOWN }),
    "an address from an output": policy({
      podSelector: {},
      egress: [{ to: [{ ipBlock: { cidr: UNKNOWN } }] }],
    }),
  },
});
