import { noGkeAnonymousBindings } from "../../policies/attacker-on-the-network/no-gke-anonymous-bindings";
import { UNKNOWN } from "../support/builders";
import { gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noGkeAnonymousBindings, {
  accepts: {
    "a cluster that says nothing": gke({}),
    "a cluster that refuses them": gke({
      rbacBindingConfig: { enableInsecureBindingSystemAuthenticated: false },
    }),
  },
  rejects: {
    "a cluster that allows them for everybody who signs in": {
      given: gke({ rbacBindingConfig: { enableInsecureBindingSystemAuthenticated: true } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set rbacBindingConfig.enableInsecureBindingSystemAuthenticated=true',
    },
    "a cluster that allows them for everybody else": {
      given: gke({ rbacBindingConfig: { enableInsecureBindingSystemUnauthenticated: true } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set rbacBindingConfig.enableInsecureBindingSystemUnauthenticated=true',
    },
  },
  undecided: {
    "a configuration from an output": gke({ rbacBindingConfig: UNKNOWN }),
  },
});
