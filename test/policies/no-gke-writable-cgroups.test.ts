import { noGkeWritableCgroups } from "../../policies/privilege-escalation/no-gke-writable-cgroups";
import { UNKNOWN } from "../support/builders";
import { gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noGkeWritableCgroups, {
  accepts: {
    "nodes of GKE that say nothing": gkeNodes({ nodeConfig: { containerdConfig: {} } }),
    "a GKE cluster that says nothing": gke(),
  },
  rejects: {
    "nodes of GKE with writable cgroups": {
      given: gkeNodes({ nodeConfig: { containerdConfig: { writableCgroups: { enabled: true } } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.containerdConfig.writableCgroups.enabled=true',
    },
    "a GKE cluster whose pools have writable cgroups by default": {
      given: gke({
        nodePoolDefaults: {
          nodeConfigDefaults: { containerdConfig: { writableCgroups: { enabled: true } } },
        },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set nodePoolDefaults.nodeConfigDefaults.containerdConfig.writableCgroups.enabled=true',
    },
  },
  undecided: {
    "nodes from an output": gkeNodes({ nodeConfig: UNKNOWN }),
  },
});
