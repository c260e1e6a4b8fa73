import type { Value } from "../../lib/model/value";
import { noDashboards } from "../../policies/attacker-on-the-network/no-dashboards";
import { pod, UNKNOWN } from "../support/builders";
import { aks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

const image = (reference: Value) => pod({ "containers[0].image": reference });

testPolicy(noDashboards, {
  accepts: {
    "an application": pod(),
    "another dashboard": image("grafana/grafana:11.0.0"),
    "a login that is not skipped": pod({ "containers[0].args": ["--enable-skip-login=false"] }),
    "a GKE cluster that says nothing": gke({}),
    "an AKS cluster that says nothing": aks({}),
  },
  rejects: {
    "the dashboard of Kubernetes": {
      given: image("docker.io/kubernetesui/dashboard:v2.7.0"),
      says: 'Pod "web" must not run the dashboard docker.io/kubernetesui/dashboard:v2.7.0 (container "web", spec.containers[0].image)',
    },
    "a dashboard under another name that needs no login": {
      given: pod({
        "containers[0].args": ["--auto-generate-certificates", "--enable-skip-login"],
      }),
      says: 'Pod "web" must not set --enable-skip-login (container "web")',
    },
    "a dashboard with a login over plaintext": {
      given: pod({ "containers[0].command": ["/dashboard", "--enable-insecure-login=true"] }),
      says: 'Pod "web" must not set --enable-insecure-login=true (container "web")',
    },
    "the add-on of GKE": {
      given: gke({ addonsConfig: { kubernetesDashboard: { disabled: false } } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set addonsConfig.kubernetesDashboard.disabled=false',
    },
    "the add-on of AKS": {
      given: aks({ addonProfiles: { kubeDashboard: { enabled: true } } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set addonProfiles.kubeDashboard.enabled=true',
    },
  },
  undecided: {
    "an image from an output": image(UNKNOWN),
    "an add-on from an output": aks({ addonProfiles: UNKNOWN }),
  },
});
