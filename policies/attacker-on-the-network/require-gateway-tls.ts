import { allOf, anyOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const requireGatewayTls = resourcePolicy({
  id: "require-gateway-tls",
  category: "attacker-on-the-network",
  threats: ["N1", "N2"],
  boundaries: ["B6"],
  stride: ["I", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Gateways must have a TLS listener",
  why: "Without TLS an attacker on the path reads and changes passwords, cookies and data.",
  fix: "Add a listener with `protocol: HTTPS` and `tls.certificateRefs`; one for HTTP may stay beside it to redirect.",
  references: ["url:https://gateway-api.sigs.k8s.io/guides/tls/", "owasp:2025/K05", "mitre:T1557"],
  exceptions: "Gateways behind a load balancer that terminates TLS.",

  kinds: ["gateway.networking.k8s.io/Gateway"],
  check(gateway) {
    const listeners = gateway.at("spec.listeners").items();
    const hasTls = anyOf(
      listeners.map((listener) =>
        anyOf([listener.key("tls").isSet, listener.key("protocol").isOneOf(["HTTPS", "TLS"])]),
      ),
    );
    return listeners
      .map((listener) => listener.key("protocol"))
      .map((protocol) =>
        protocol.violates("must serve TLS", allOf([protocol.is("HTTP"), not(hasTls), not(gateway.isPatch)])),
      );
  },
});
