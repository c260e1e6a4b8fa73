import { requireControlPlaneLogs } from "../../policies/persistence/require-control-plane-logs";
import { UNKNOWN } from "../support/builders";
import { eks, eksNative, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireControlPlaneLogs, {
  accepts: {
    "an EKS cluster that logs": eks({ enabledClusterLogTypes: ["api", "audit", "authenticator"] }),
    "a cluster of AWS Cloud Control that logs": eksNative({
      logging: { clusterLogging: { enabledTypes: [{ type: "audit" }, { type: "authenticator" }] } },
    }),
    "a GKE cluster that says nothing": gke({}),
    "a GKE cluster that logs its system": gke({ loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS"] } }),
  },
  rejects: {
    "an EKS cluster that says nothing": {
      given: eks({}),
      says: 'aws:eks/cluster:Cluster "prod" must list audit, authenticator (enabledClusterLogTypes)',
    },
    "an EKS cluster that logs something else": {
      given: eks({ enabledClusterLogTypes: ["api", "authenticator"] }),
      says: 'aws:eks/cluster:Cluster "prod" must list audit (enabledClusterLogTypes)',
    },
    "a cluster of AWS Cloud Control that says nothing": {
      given: eksNative({}),
      says: 'aws-native:eks:Cluster "prod" must list audit, authenticator (logging.clusterLogging.enabledTypes)',
    },
    "a cluster of AWS Cloud Control that logs something else": {
      given: eksNative({ logging: { clusterLogging: { enabledTypes: [{ type: "audit" }] } } }),
      says: 'aws-native:eks:Cluster "prod" must list authenticator (logging.clusterLogging.enabledTypes)',
    },
    "a GKE cluster without logs": {
      given: gke({ loggingService: "none" }),
      says: 'gcp:container/cluster:Cluster "prod" must not set loggingService=none',
    },
    "a GKE cluster with an empty list of components": {
      given: gke({ loggingConfig: { enableComponents: [] } }),
      says: 'gcp:container/cluster:Cluster "prod" must list SYSTEM_COMPONENTS (loggingConfig.enableComponents)',
    },
  },
  undecided: {
    "types from an output": eks({ enabledClusterLogTypes: UNKNOWN }),
    "logging from an output": eksNative({ logging: UNKNOWN }),
    "a type from an output": eks({ enabledClusterLogTypes: ["audit", UNKNOWN] }),
  },
});
