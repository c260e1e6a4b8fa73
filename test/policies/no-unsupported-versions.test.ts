import type { ValueMap } from "../../lib/model/value";
import { noUnsupportedVersions } from "../../policies/privilege-escalation/no-unsupported-versions";
import { type Manifest, resource, UNKNOWN } from "../support/builders";
import { aks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

const at = (asOf: string, given: Manifest) => ({ given, options: { asOf } });
const ON = "2026-11-01";
const options = { asOf: ON };
const eks = (inputs: ValueMap) => resource("aws:eks/cluster:Cluster", "prod", { name: "prod", ...inputs });
const eksNodes = (version: string) =>
  resource("aws:eks/nodeGroup:NodeGroup", "workers", { clusterName: "prod", version });
const gkeNodes = (version: string) =>
  resource("gcp:container/nodePool:NodePool", "workers", { cluster: "prod", version });
const doks = (version: string) =>
  resource("digitalocean:index/kubernetesCluster:KubernetesCluster", "prod", { region: "fra1", version });
const lke = (k8sVersion: string) =>
  resource("linode:index/lkeCluster:LkeCluster", "prod", { region: "eu-central", k8sVersion });
const civo = (kubernetesVersion: string) =>
  resource("civo:index/kubernetesCluster:KubernetesCluster", "prod", { region: "LON1", kubernetesVersion });

testPolicy(noUnsupportedVersions, {
  accepts: {
    "an EKS cluster in standard support": at(ON, eks({ version: "1.34" })),
    "an EKS cluster in extended support": at(ON, eks({ version: "1.32" })),
    "an EKS cluster on its last day of extended support": at("2026-11-26", eks({ version: "1.31" })),
    "a version newer than the calendar": at("2029-01-01", eks({ version: "1.38" })),
    "a cluster that says nothing": at(ON, eks({})),
    "nodes in extended support": at(ON, eksNodes("1.32")),
    "a GKE cluster in the extended channel": at(
      ON,
      gke({ nodeVersion: "1.32.8-gke.1108000", releaseChannel: { channel: "EXTENDED" } }),
    ),
    "nodes of GKE, whose cluster may be in the extended channel": at(ON, gkeNodes("1.32.8-gke.1108000")),
    "a control plane of GKE, which Google upgrades": at(ON, gke({ minMasterVersion: "1.27" })),
    "an AKS cluster with long-term support": at(
      ON,
      aks({ kubernetesVersion: "1.32", supportPlan: "AKSLongTermSupport" }),
    ),
    "a DigitalOcean cluster in the months after the end of its version": at(ON, doks("1.33.6-do.0")),
    "a DigitalOcean cluster that takes the newest version": at(ON, doks("latest")),
    "an enterprise cluster of Akamai, which has a calendar of its own": at(ON, lke("v1.31.1+lke4")),
  },
  rejects: {
    "an EKS cluster past extended support": {
      given: eks({ version: "1.30" }),
      options,
      says: 'aws:eks/cluster:Cluster "prod" must not run Kubernetes 1.30, supported until 2026-07-23 at most (version)',
    },
    "an EKS cluster without extended support": {
      given: eks({ version: "1.33", upgradePolicy: { supportType: "STANDARD" } }),
      options,
      says: 'aws:eks/cluster:Cluster "prod" must not run Kubernetes 1.33, supported until 2026-07-29 at most (version)',
    },
    "a version older than the calendar": {
      given: eks({ version: "1.21" }),
      options,
      says: 'aws:eks/cluster:Cluster "prod" must not run Kubernetes 1.21, supported until 2025-11-26 at most (version)',
    },
    "a cluster that will be out of support on a day to come": {
      given: eks({ version: "1.32" }),
      options: { asOf: "2027-03-31" },
      says: 'aws:eks/cluster:Cluster "prod" must not run Kubernetes 1.32, supported until 2027-03-23 at most (version)',
    },
    "a cluster of AWS Cloud Control": {
      given: resource("aws-native:eks:Cluster", "prod", { version: "1.29" }),
      options,
      says: 'aws-native:eks:Cluster "prod" must not run Kubernetes 1.29, supported until 2026-03-23 at most (version)',
    },
    "nodes of EKS past extended support": {
      given: eksNodes("1.30"),
      options,
      says: 'aws:eks/nodeGroup:NodeGroup "workers" must not run Kubernetes 1.30, supported until 2026-07-23 at most (version)',
    },
    "nodes of a GKE cluster outside the extended channel": {
      given: gke({ nodeVersion: "1.32.8-gke.1108000" }),
      options,
      says: 'gcp:container/cluster:Cluster "prod" must not run Kubernetes 1.32, supported until 2026-06-10 at most (nodeVersion)',
    },
    "nodes of GKE past extended support": {
      given: gkeNodes("1.29.15-gke.2725000"),
      options,
      says: 'gcp:container/nodePool:NodePool "workers" must not run Kubernetes 1.29, supported until 2026-03-27 at most (version)',
    },
    "an AKS cluster and its nodes past support": {
      given: aks({ kubernetesVersion: "1.32.4", agentPoolProfiles: [{ orchestratorVersion: "1.31" }] }),
      options,
      says: 'azure-native:containerservice:ManagedCluster "prod" must not run Kubernetes 1.32, supported until 2026-05-01 at most (kubernetesVersion); it must not run Kubernetes 1.31, supported until 2025-12-31 at most (agentPoolProfiles[0].orchestratorVersion)',
    },
    "a DigitalOcean cluster past support": {
      given: doks("1.31.1-do.5"),
      options,
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must not run Kubernetes 1.31, supported until 2026-05-13 at most (version)',
    },
    "an Akamai cluster past support": {
      given: lke("v1.29"),
      options,
      says: 'linode:index/lkeCluster:LkeCluster "prod" must not run Kubernetes 1.29, supported until 2025-08-30 at most (k8sVersion)',
    },
    "a Civo cluster past support": {
      given: civo("1.30.5-k3s1"),
      options,
      says: 'civo:index/kubernetesCluster:KubernetesCluster "prod" must not run Kubernetes 1.30, supported until 2026-01-14 at most (kubernetesVersion)',
    },
  },
  undecided: {
    "a version from an output": at(ON, eks({ version: UNKNOWN })),
    "support from an output": at(ON, eks({ version: "1.33", upgradePolicy: UNKNOWN })),
  },
});
