import { requireDefaultDenyNetworkPolicies } from "../../policies/attacker-on-the-network/require-default-deny-network-policies";
import {
  deployment,
  type Manifest,
  namespace,
  object,
  stack,
  UNKNOWN,
  withRelease,
} from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const policy = (name: string, spec: object): Manifest =>
  object("networking.k8s.io/v1", "NetworkPolicy", `shop/${name}`, { spec: spec as never });
const denyAll = policy("deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
const shop = [namespace("shop"), deployment("shop/web")];
const INGRESS = "must have a NetworkPolicy that denies ingress by default";
const EGRESS = "must have a NetworkPolicy that denies egress by default";

testStackPolicy(requireDefaultDenyNetworkPolicies, {
  accepts: {
    "a policy that denies both directions": stack(...shop, denyAll),
    "one policy for each direction": stack(
      ...shop,
      policy("in", { podSelector: {} }),
      policy("out", { podSelector: {}, policyTypes: ["Egress"], egress: [] }),
    ),
    "a namespace without workloads": stack(namespace("shop")),
  },
  rejects: {
    "no policy": {
      given: stack(...shop),
      says: [`Namespace "shop" ${INGRESS} (metadata.name); it ${EGRESS} (metadata.name)`],
    },
    "a policy for ingress only": {
      given: stack(...shop, policy("in", { podSelector: {} })),
      says: [`Namespace "shop" ${EGRESS} (metadata.name)`],
    },
    "a policy that selects some pods": {
      given: stack(
        ...shop,
        policy("some", { podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Ingress", "Egress"] }),
      ),
      says: [`Namespace "shop" ${INGRESS} (metadata.name); it ${EGRESS} (metadata.name)`],
    },
    "a policy that allows everything": {
      given: stack(...shop, policy("all", { podSelector: {}, ingress: [{}], egress: [{}] })),
      says: [`Namespace "shop" ${INGRESS} (metadata.name); it ${EGRESS} (metadata.name)`],
    },
    "a policy in another namespace": {
      given: stack(...shop, { ...denyAll, metadata: { name: "deny", namespace: "other" } }),
      says: [`Namespace "shop" ${INGRESS} (metadata.name); it ${EGRESS} (metadata.name)`],
    },
  },
  undecided: {
    "a namespace that another program declares": stack(deployment("shop/web")),
    "a Release that may bring policies": withRelease(stack(...shop)),
    "a policy from an output": stack(...shop, policy("deny", UNKNOWN as never)),
  },
});
