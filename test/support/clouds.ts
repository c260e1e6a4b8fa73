import type { ValueMap } from "../../lib/model/value";
import { dependingOn, type Manifest, resource, type Stack, stack, UNKNOWN } from "./builders";

/** Managed clusters and pools of nodes, each with what it must have and the inputs of a test; all are called "prod". */
const builder =
  (type: string, base: ValueMap) =>
  (inputs: ValueMap = {}): Manifest =>
    resource(type, "prod", { ...base, ...inputs });

export const eks = builder("aws:eks/cluster:Cluster", { roleArn: "arn:aws:iam::111122223333:role/eks" });
export const eksNative = builder("aws-native:eks:Cluster", {
  roleArn: "arn:aws:iam::111122223333:role/eks",
});
export const eksNodes = builder("aws:eks/nodeGroup:NodeGroup", { clusterName: "prod" });
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

/** A launch template, and how messages call it. */
export function launchTemplate(inputs: ValueMap = {}): Manifest {
  return resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", {
    instanceType: "m7i.large",
    ...inputs,
  });
}
export const LAUNCH_TEMPLATE = 'aws:ec2/launchTemplate:LaunchTemplate "workers"';

/** Nodes of EKS that start from a launch template. */
export function nodesFrom(template: Manifest): Stack {
  const nodes = resource("aws:eks/nodeGroup:NodeGroup", "workers", { launchTemplate: { id: UNKNOWN } });
  return stack(template, dependingOn(nodes, { launchTemplate: [template] }));
}
