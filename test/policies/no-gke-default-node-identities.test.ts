import { noGkeDefaultNodeIdentities } from "../../policies/privilege-escalation/no-gke-default-node-identities";
import { UNKNOWN } from "../support/builders";
import { gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noGkeDefaultNodeIdentities, {
  accepts: {
    "nodes with an account of their own": gkeNodes({
      nodeConfig: { serviceAccount: "nodes@shop.iam.gserviceaccount.com" },
    }),
    "an Autopilot cluster": gke({ enableAutopilot: true }),
    "a cluster whose default pool goes away": gke({ removeDefaultNodePool: true }),
    "a cluster with pools of its own": gke({
      nodePools: [{ nodeConfig: { serviceAccount: "nodes@shop.iam.gserviceaccount.com" } }],
    }),
    "pools that GKE makes, with an account of their own": gke({
      removeDefaultNodePool: true,
      clusterAutoscaling: {
        enabled: true,
        autoProvisioningDefaults: { serviceAccount: "nodes@shop.iam.gserviceaccount.com" },
      },
    }),
  },
  rejects: {
    "nodes that say nothing": {
      given: gkeNodes({}),
      says: 'gcp:container/nodePool:NodePool "prod" must set nodeConfig.serviceAccount',
    },
    "nodes with the default account": {
      given: gkeNodes({ nodeConfig: { serviceAccount: "default" } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.serviceAccount=default instead of an account of its own',
    },
    "a cluster whose own nodes say nothing": {
      given: gke({}),
      says: 'gcp:container/cluster:Cluster "prod" must set nodeConfig.serviceAccount',
    },
    "a pool of a cluster that says nothing": {
      given: gke({ nodePools: [{ name: "a" }] }),
      says: 'gcp:container/cluster:Cluster "prod" must set nodePools[0].nodeConfig.serviceAccount',
    },
    "nodes with the default account by its address": {
      given: gkeNodes({ nodeConfig: { serviceAccount: "1-compute@developer.gserviceaccount.com" } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.serviceAccount=1-compute@developer.gserviceaccount.com instead of an account of its own',
    },
    "pools that GKE makes": {
      given: gke({ removeDefaultNodePool: true, clusterAutoscaling: { enabled: true } }),
      says: 'gcp:container/cluster:Cluster "prod" must set clusterAutoscaling.autoProvisioningDefaults.serviceAccount',
    },
  },
  undecided: {
    "an account from an output": gkeNodes({ nodeConfig: { serviceAccount: UNKNOWN } }),
  },
});
