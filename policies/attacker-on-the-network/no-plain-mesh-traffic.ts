import { resourcePolicy } from "../../lib/policy/define";

export const noPlainMeshTraffic = resourcePolicy({
  id: "no-plain-mesh-traffic",
  category: "attacker-on-the-network",
  threats: ["N1", "N2", "F5"],
  boundaries: ["B3"],
  stride: ["S", "I", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Service meshes must not accept or send plaintext",
  why: "In permissive or disabled mode a client without a certificate is accepted: traffic can be read, and workloads can be impersonated.",
  fix: "Set `mtls.mode: STRICT` in PeerAuthentications, and `tls.mode: ISTIO_MUTUAL` in DestinationRules for mesh hosts.",
  references: ["mitre:T1557"],
  equivalents: ["kyverno:enforce-strict-mtls", "kyverno:enforce-tls-hosts-host-subnets"],
  covers: ["mesh-strict-mtls", "mesh-client-tls"],
  kinds: ["security.istio.io/PeerAuthentication", "networking.istio.io/DestinationRule"],

  check(object) {
    if (object.kind === "PeerAuthentication") {
      const ports = object.at("spec.portLevelMtls").entries();
      const modes = [object.at("spec.mtls.mode"), ...ports.map(([, port]) => port.key("mode"))];
      return modes.map((mode) => mode.mustBeOneOf(["STRICT", "UNSET"]));
    }
    const policies = [
      object.at("spec.trafficPolicy"),
      ...object
        .at("spec.subsets")
        .items()
        .map((subset) => subset.key("trafficPolicy")),
    ];
    return policies
      .flatMap((policy) => [policy, ...policy.key("portLevelSettings").items()])
      .map((policy) => policy.key("tls"))
      .flatMap((tls) => [
        tls.key("mode").mustNotBe("DISABLE"),
        tls.key("insecureSkipVerify").mustNotBe(true),
      ]);
  },
});
