import { requireCompleteControlPlaneLogs } from "../../policies/persistence/require-complete-control-plane-logs";
import { UNKNOWN } from "../support/builders";
import { eks, eksNative, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireCompleteControlPlaneLogs, {
  accepts: {
    "a GKE cluster with the logs of its API server": gke({
      loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", "APISERVER"] },
    }),
    "a cluster that keeps all logs": eks({
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    }),
    "a cluster of AWS Cloud Control that keeps them": eksNative({
      logging: {
        clusterLogging: {
          enabledTypes: [{ type: "api" }, { type: "controllerManager" }, { type: "scheduler" }],
        },
      },
    }),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: gke(),
      says: 'gcp:container/cluster:Cluster "prod" must list APISERVER (loggingConfig.enableComponents)',
    },
    "a cluster that keeps the audit log alone": {
      given: eks({ enabledClusterLogTypes: ["audit", "authenticator"] }),
      says: 'aws:eks/cluster:Cluster "prod" must list api, controllerManager, scheduler (enabledClusterLogTypes)',
    },
    "a cluster of AWS Cloud Control that leaves one out": {
      given: eksNative({
        logging: { clusterLogging: { enabledTypes: [{ type: "api" }, { type: "scheduler" }] } },
      }),
      says: 'aws-native:eks:Cluster "prod" must list controllerManager (logging.clusterLogging.enabledTypes)',
    },
  },
  undecided: {
    "a GKE cluster whose logging is an output": gke({ loggingConfig: UNKNOWN }),
    "types from an output": eks({ enabledClusterLogTypes: UNKNOWN }),
    "logging from an output": eksNative({ logging: UNKNOWN }),
  },
});
