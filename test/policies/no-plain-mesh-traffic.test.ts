import type { Value } from "../../lib/model/value";
import { noPlainMeshTraffic } from "../../policies/attacker-on-the-network/no-plain-mesh-traffic";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const peers = (mode: Value) =>
  object("security.istio.io/v1", "PeerAuthentication", "shop/all", { spec: { mtls: { mode } } });
const rule = (tls: Value) =>
  object("networking.istio.io/v1", "DestinationRule", "shop/web", { spec: { trafficPolicy: { tls } } });

testPolicy(noPlainMeshTraffic, {
  accepts: { "strict mode": peers("STRICT"), "mutual TLS of the mesh": rule({ mode: "ISTIO_MUTUAL" }) },
  rejects: {
    "permissive mode": {
      given: peers("PERMISSIVE"),
      says: 'PeerAuthentication "shop/all" must not set spec.mtls.mode=PERMISSIVE',
    },
    "clear text to a host of the mesh": {
      given: rule({ mode: "DISABLE" }),
      says: 'DestinationRule "shop/web" must not set spec.trafficPolicy.tls.mode=DISABLE',
    },
  },
  undecided: { "a mode from an output": peers(UNKNOWN) },
});
