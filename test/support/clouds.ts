import type { ValueMap } from "../../lib/kubernetes/value";
import { type Manifest, resource } from "./builders";

/** Managed clusters and pools of nodes, each with what it must have and the inputs of a test; all are called "prod". */
const builder =
  (type: string, base: ValueMap) =>
  (inputs: ValueMap = {}): Manifest =>
    resource(type, "prod", { ...base, ...inputs });

export const gke = builder("gcp:container/cluster:Cluster", { location: "europe-west1" });
export const gkeNodes = builder("gcp:container/nodePool:NodePool", { cluster: "prod" });
export const aks = builder("azure-native:containerservice:ManagedCluster", { dnsPrefix: "prod" });
export const aksNodes = builder("azure-native:containerservice:AgentPool", { resourceName: "prod" });
export const classicAks = builder("azure:containerservice/kubernetesCluster:KubernetesCluster", {
  dnsPrefix: "prod",
});
export const classicAksNodes = builder(
  "azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool",
  { kubernetesClusterId: "prod" },
);
export const automaticAks = builder("azure:containerservice/automaticCluster:AutomaticCluster", {
  name: "prod",
});
export const doks = builder("digitalocean:index/kubernetesCluster:KubernetesCluster", { region: "fra1" });
