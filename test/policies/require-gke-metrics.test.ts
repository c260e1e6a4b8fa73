import { requireGkeMetrics } from "../../policies/persistence/require-gke-metrics";
import { UNKNOWN } from "../support/builders";
import { gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireGkeMetrics, {
  accepts: {
    "a GKE cluster that says nothing": gke(),
    "a GKE cluster with more metrics": gke({
      monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS", "POD"] },
    }),
    "a GKE cluster that only sets up Prometheus": gke({
      monitoringConfig: { managedPrometheus: { enabled: true } },
    }),
  },
  rejects: {
    "a GKE cluster without Cloud Monitoring": {
      given: gke({ monitoringService: "none" }),
      says: 'gcp:container/cluster:Cluster "prod" must not set monitoringService=none',
    },
    "a GKE cluster with an empty list": {
      given: gke({ monitoringConfig: { enableComponents: [] } }),
      says: 'gcp:container/cluster:Cluster "prod" must list SYSTEM_COMPONENTS (monitoringConfig.enableComponents)',
    },
  },
  undecided: {
    "a setting from an output": gke({ monitoringConfig: UNKNOWN }),
    "a service from an output": gke({ monitoringService: UNKNOWN }),
  },
});
