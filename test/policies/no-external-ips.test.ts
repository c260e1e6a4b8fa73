import type { Value } from "../../lib/model/value";
import { noExternalIps } from "../../policies/attacker-on-the-network/no-external-ips";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const service = (spec: Value) => object("v1", "Service", "shop/web", { spec });

testPolicy(noExternalIps, {
  accepts: {
    "no external addresses": service({ type: "ClusterIP" }),
    "an empty list": service({ externalIPs: [] }),
  },
  rejects: {
    "an address that may be somebody else's": {
      given: service({ externalIPs: ["203.0.113.7"] }),
      says: 'Service "shop/web" must not claim the address 203.0.113.7 (spec.externalIPs[0])',
    },
  },
  undecided: { "addresses from an output": service({ externalIPs: UNKNOWN }) },
});
