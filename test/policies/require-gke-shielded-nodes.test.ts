import { requireGkeShieldedNodes } from "../../policies/privilege-escalation/require-gke-shielded-nodes";
import { UNKNOWN } from "../support/builders";
import { gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireGkeShieldedNodes, {
  accepts: {
    "a GKE cluster that says nothing": gke({}),
    "an Autopilot cluster, whose nodes are shielded": gke({
      enableAutopilot: true,
      enableShieldedNodes: false,
    }),
  },
  rejects: {
    "a GKE cluster without shielded nodes": {
      given: gke({ enableShieldedNodes: false }),
      says: 'gcp:container/cluster:Cluster "prod" must not set enableShieldedNodes=false',
    },
  },
  undecided: {
    "a setting from an output": gke({ enableShieldedNodes: UNKNOWN }),
  },
});
