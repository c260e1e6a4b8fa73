import { limitGkeAnonymousRequests } from "../../policies/attacker-on-the-network/limit-gke-anonymous-requests";
import { UNKNOWN } from "../support/builders";
import { gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(limitGkeAnonymousRequests, {
  accepts: {
    "a GKE cluster that limits them": gke({ anonymousAuthenticationConfig: { mode: "LIMITED" } }),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: gke(),
      says: 'gcp:container/cluster:Cluster "prod" must set anonymousAuthenticationConfig.mode=LIMITED',
    },
    "a GKE cluster that takes them all": {
      given: gke({ anonymousAuthenticationConfig: { mode: "ENABLED" } }),
      says: 'gcp:container/cluster:Cluster "prod" must set anonymousAuthenticationConfig.mode=LIMITED',
    },
  },
  undecided: {
    "a setting from an output": gke({ anonymousAuthenticationConfig: UNKNOWN }),
    "a mode from an output": gke({ anonymousAuthenticationConfig: { mode: UNKNOWN } }),
  },
});
