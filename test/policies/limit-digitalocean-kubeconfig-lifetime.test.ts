import { limitDigitaloceanKubeconfigLifetime } from "../../policies/privilege-escalation/limit-digitalocean-kubeconfig-lifetime";
import { UNKNOWN } from "../support/builders";
import { doks } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(limitDigitaloceanKubeconfigLifetime, {
  accepts: {
    "a cluster whose credentials last an hour": doks({ kubeconfigExpireSeconds: 3600 }),
    "a cluster whose credentials last a day": doks({ kubeconfigExpireSeconds: 86400 }),
    "as long as the option allows": {
      given: doks({ kubeconfigExpireSeconds: 172800 }),
      options: { maxSeconds: 172800 },
    },
  },
  rejects: {
    "a cluster that says nothing": {
      given: doks(),
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must hand out credentials for at most 86400 seconds (kubeconfigExpireSeconds)',
    },
    "a cluster whose credentials last seven days by a zero": {
      given: doks({ kubeconfigExpireSeconds: 0 }),
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must hand out credentials for at most 86400 seconds (kubeconfigExpireSeconds)',
    },
    "a cluster whose credentials last a second more than a day": {
      given: doks({ kubeconfigExpireSeconds: 86401 }),
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must hand out credentials for at most 86400 seconds (kubeconfigExpireSeconds)',
    },
  },
  undecided: {
    "a time from an output": doks({ kubeconfigExpireSeconds: UNKNOWN }),
  },
});
