import type { ValueMap } from "../../lib/model/value";
import { requireGatewayTls } from "../../policies/attacker-on-the-network/require-gateway-tls";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gateway = (...listeners: ValueMap[]) =>
  object("gateway.networking.k8s.io/v1", "Gateway", "ingress/shop", { spec: { listeners } });
const http = { name: "http", port: 80, protocol: "HTTP" };
const https = {
  name: "https",
  port: 443,
  protocol: "HTTPS",
  tls: { certificateRefs: [{ name: "shop" }] },
};

testPolicy(requireGatewayTls, {
  accepts: {
    "a listener with TLS, and one that redirects": gateway(http, https),
    "a listener that passes TLS through": gateway({ name: "tls", port: 443, protocol: "TLS" }),
    "a listener of TCP": gateway({ name: "tcp", port: 5432, protocol: "TCP" }),
  },
  rejects: {
    "no TLS at all": {
      given: gateway(http),
      says: 'Gateway "ingress/shop" must serve TLS (spec.listeners[0].protocol)',
    },
  },
  undecided: { "a protocol from an output": gateway({ ...http, protocol: UNKNOWN }) },
});
