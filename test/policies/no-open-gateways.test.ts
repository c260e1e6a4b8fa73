import type { ValueMap } from "../../lib/model/value";
import { noOpenGateways } from "../../policies/attacker-on-the-network/no-open-gateways";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gateway = (...listeners: ValueMap[]) =>
  object("gateway.networking.k8s.io/v1", "Gateway", "ingress/shop", { spec: { listeners } });
const https = {
  name: "https",
  port: 443,
  protocol: "HTTPS",
  tls: { certificateRefs: [{ name: "shop" }] },
};
const grant = (to: ValueMap) =>
  object("gateway.networking.k8s.io/v1beta1", "ReferenceGrant", "shop/keys", {
    spec: { from: [{ group: "gateway.networking.k8s.io", kind: "Gateway", namespace: "ingress" }], to: [to] },
  });

testPolicy(noOpenGateways, {
  accepts: {
    "a listener that says nothing of routes": gateway(https),
    "routes of its own namespace": gateway({ ...https, allowedRoutes: { namespaces: { from: "Same" } } }),
    "a grant on one Secret": grant({ group: "", kind: "Secret", name: "shop" }),
    "a grant on Services": grant({ group: "", kind: "Service" }),
  },
  rejects: {
    "routes of every namespace": {
      given: gateway({ ...https, allowedRoutes: { namespaces: { from: "All" } } }),
      says: 'Gateway "ingress/shop" must not accept routes from every namespace (spec.listeners[0].allowedRoutes.namespaces.from)',
    },
    "a grant on every Secret": {
      given: grant({ group: "", kind: "Secret" }),
      says: 'ReferenceGrant "shop/keys" must not give every Secret to another namespace (spec.to[0])',
    },
  },
  undecided: { "namespaces from an output": gateway({ ...https, allowedRoutes: UNKNOWN }) },
});
