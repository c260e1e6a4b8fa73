import type { ValueMap } from "../../lib/kubernetes/value";
import { limitAnonymousAccess } from "../../policies/attacker-on-the-network/limit-anonymous-access";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gke = (inputs: ValueMap) =>
  resource("gcp:container/cluster:Cluster", "prod", { location: "europe-west1", ...inputs });

testPolicy(limitAnonymousAccess, {
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
