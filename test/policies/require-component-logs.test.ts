import { requireComponentLogs } from "../../policies/persistence/require-component-logs";
import { UNKNOWN } from "../support/builders";
import { gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireComponentLogs, {
  accepts: {
    "a GKE cluster with the logs of its API server": gke({
      loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", "APISERVER"] },
    }),
    "a GKE cluster with more metrics": gke({
      loggingConfig: { enableComponents: ["APISERVER"] },
      monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS", "POD"] },
    }),
    "a GKE cluster whose metrics are for Prometheus alone": gke({
      loggingConfig: { enableComponents: ["APISERVER"] },
      monitoringConfig: { managedPrometheus: { enabled: true } },
    }),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: gke(),
      says: 'gcp:container/cluster:Cluster "prod" must list APISERVER in loggingConfig.enableComponents',
    },
    "a GKE cluster without Cloud Monitoring": {
      given: gke({ loggingConfig: { enableComponents: ["APISERVER"] }, monitoringService: "none" }),
      says: 'gcp:container/cluster:Cluster "prod" must not set monitoringService=none',
    },
    "a GKE cluster without metrics": {
      given: gke({
        loggingConfig: { enableComponents: ["APISERVER"] },
        monitoringConfig: { enableComponents: [] },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must list SYSTEM_COMPONENTS in monitoringConfig.enableComponents',
    },
  },
  undecided: {
    "a setting from an output": gke({ loggingConfig: UNKNOWN }),
    "components from an output": gke({ loggingConfig: { enableComponents: UNKNOWN } }),
  },
});
