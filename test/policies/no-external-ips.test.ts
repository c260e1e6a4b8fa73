import type { Value } from "../../lib/model/value";
import { noExternalIps } from "../../policies/attacker-on-the-network/no-external-ips";
import { object, UNKNOWN } from "../support/builders";
import { gke } from "../support/clouds";
import { onStacks, testStackPolicy } from "../support/policy-table";

const service = (spec: Value) => object("v1", "Service", "shop/web", { spec });

testStackPolicy(
  noExternalIps,
  onStacks({
    accepts: {
      "no external addresses": service({ type: "ClusterIP" }),
      "an empty list": service({ externalIPs: [] }),
      "a GKE cluster that says nothing": gke({}),
    },
    rejects: {
      "an address that may be somebody else's": {
        given: service({ externalIPs: ["203.0.113.7"] }),
        says: 'Service "shop/web" must not claim the address 203.0.113.7 (spec.externalIPs[0])',
      },
      "a GKE cluster that allows external addresses": {
        given: gke({ serviceExternalIpsConfig: { enabled: true } }),
        says: 'gcp:container/cluster:Cluster "prod" must not set serviceExternalIpsConfig.enabled=true',
      },
    },
    undecided: {
      "addresses from an output": service({ externalIPs: UNKNOWN }),
      "a switch from an output": gke({ serviceExternalIpsConfig: UNKNOWN }),
    },
  }),
);
