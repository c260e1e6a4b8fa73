import type { Setting } from "./setting";

/** Type tokens of managed clusters and their node pools. */
export const EKS = "aws:eks/cluster:Cluster";
export const EKS_NATIVE = "aws-native:eks:Cluster";
export const EKS_NODES = "aws:eks/nodeGroup:NodeGroup";
export const EKS_NATIVE_NODES = "aws-native:eks:Nodegroup";
export const GKE = "gcp:container/cluster:Cluster";
export const GKE_NODES = "gcp:container/nodePool:NodePool";
export const AKS = "azure-native:containerservice:ManagedCluster";
export const AKS_NODES = "azure-native:containerservice:AgentPool";
export const AKS_CLASSIC = "azure:containerservice/kubernetesCluster:KubernetesCluster";
export const AKS_CLASSIC_NODES = "azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool";
export const DOKS = "digitalocean:index/kubernetesCluster:KubernetesCluster";
export const LKE = "linode:index/lkeCluster:LkeCluster";
export const CIVO = "civo:index/kubernetesCluster:KubernetesCluster";

/** Autopilot chooses all settings of its nodes, and safe ones. */
export const AUTOPILOT = { enableAutopilot: true } as const;
/** AKS Automatic chooses safe settings for what is not set. */
export const AUTOMATIC = { "sku.name": "Automatic" } as const;

/** A setting without its place. */
export type Placeless = DistributiveOmit<Setting, "on" | "path">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A setting of the nodes of GKE, wherever a program declares them: pools of their own, or those of the cluster. */
export function onGkeNodes(path: string, setting: Placeless): Setting[] {
  return [
    { on: [GKE_NODES], path: `nodeConfig.${path}`, ...setting },
    { on: [GKE], path: `nodePools[].nodeConfig.${path}`, ...setting },
    {
      on: [GKE],
      path: `nodeConfig.${path}`,
      unless: { ...AUTOPILOT, removeDefaultNodePool: true },
      unlessSet: ["nodePools"],
      ...setting,
    },
  ];
}

/** A setting of the nodes of AKS, under its name in both providers. */
export function onAksNodes(names: { path: string; classic?: string }, setting: Placeless): Setting[] {
  const { path, classic } = names;
  return [
    { on: [AKS], path: `agentPoolProfiles[].${path}`, unless: AUTOMATIC, ...setting },
    { on: [AKS_NODES], path, ...setting },
    ...(classic === undefined
      ? []
      : [
          { on: [AKS_CLASSIC], path: `defaultNodePool.${classic}`, ...setting },
          { on: [AKS_CLASSIC_NODES], path: classic, ...setting },
        ]),
  ];
}
