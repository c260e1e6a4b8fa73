import {
  AKS,
  AKS_CLASSIC,
  AKS_CLASSIC_NODES,
  AKS_NODES,
  AZURE_CLUSTER_DEPLOYMENT_SAFEGUARD,
  AZURE_NATIVE_DEPLOYMENT_SAFEGUARD,
  GKE,
  GKE_NODES,
} from "../../model/cloud-types";
import { isDemandFor, type Setting } from "../../model/setting";

/** Deployment safeguards of AKS, in both providers. */
export const SAFEGUARDS = [AZURE_NATIVE_DEPLOYMENT_SAFEGUARD, AZURE_CLUSTER_DEPLOYMENT_SAFEGUARD];

/** Autopilot chooses all settings of its nodes, and safe ones. */
export const AUTOPILOT = { enableAutopilot: true } as const;
/** AKS Automatic chooses safe settings for what is not set. */
export const AUTOMATIC = { "sku.name": "Automatic" } as const;

/** A setting without its place; the paths of its conditions start where its own path does. */
export type SettingTemplate = DistributiveOmit<Setting, "on" | "path">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** When a setting counts at a place, whatever it is. */
type Conditions = Pick<Setting, "unless" | "unlessSet" | "onlyWith" | "onlyWithSet">;

const UNLESS_AUTOPILOT: Conditions = { unless: AUTOPILOT };

/**
 * A setting of the nodes of GKE, wherever a program declares them: in pools of their own, in those of the cluster, in
 * its default pool, or as what the pools get that GKE makes by itself.
 */
export function onGkeNodes(path: string, setting: SettingTemplate): Setting[] {
  return [
    placed(GKE_NODES, "nodeConfig", path, setting),
    placed(GKE, "nodePools[].nodeConfig", path, setting, UNLESS_AUTOPILOT),
    placed(GKE, "nodeConfig", path, setting, {
      unless: { ...AUTOPILOT, removeDefaultNodePool: true },
      unlessSet: ["nodePools"],
    }),
    ...(MADE_BY_GKE.test(path) ? [placed(GKE, AUTO_PROVISIONING, path, setting, WHERE_PROVISIONED)] : []),
  ];
}

/** How a pool of GKE is looked after, wherever a program declares the pool. */
export function onGkePools(path: string, setting: SettingTemplate): Setting[] {
  return [
    { ...setting, on: [GKE_NODES], path },
    placed(GKE, "nodePools[]", path, setting, UNLESS_AUTOPILOT),
    ...(path.startsWith("management.")
      ? [placed(GKE, AUTO_PROVISIONING, path, setting, WHERE_PROVISIONED)]
      : []),
  ];
}

const AUTO_PROVISIONING = "clusterAutoscaling.autoProvisioningDefaults";
/** The settings of nodes that a cluster has for the pools that GKE makes by itself. */
const MADE_BY_GKE = /^(serviceAccount|oauthScopes|shieldedInstanceConfig|imageType)\b/;
const WHERE_PROVISIONED: Conditions = {
  ...UNLESS_AUTOPILOT,
  onlyWith: { "clusterAutoscaling.enabled": [true] },
};

/** A setting of the nodes of AKS, under its name in both providers. */
export function onAksNodes(names: { path: string; classic?: string }, setting: SettingTemplate): Setting[] {
  const { path, classic } = names;
  const ofCluster = isDemandFor(setting) ? { unless: AUTOMATIC } : {};
  return [
    placed(AKS, "agentPoolProfiles[]", path, setting, ofCluster),
    { ...setting, on: [AKS_NODES], path },
    ...(classic === undefined
      ? []
      : [
          placed(AKS_CLASSIC, "defaultNodePool", classic, setting),
          { ...setting, on: [AKS_CLASSIC_NODES], path: classic },
        ]),
  ];
}

function placed(
  type: string,
  prefix: string,
  path: string,
  setting: SettingTemplate,
  conditions: Conditions = {},
): Setting {
  const under = (name: string) => `${prefix}.${name}`;
  const allUnder = <T>(values: Readonly<Record<string, T>> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [under(name), value]));
  return {
    ...setting,
    on: [type],
    path: under(path),
    unless: { ...conditions.unless, ...allUnder(setting.unless) },
    unlessSet: [...(conditions.unlessSet ?? []), ...(setting.unlessSet ?? []).map(under)],
    onlyWith: { ...conditions.onlyWith, ...allUnder(setting.onlyWith) },
    onlyWithSet: [...(conditions.onlyWithSet ?? []), ...(setting.onlyWithSet ?? []).map(under)],
  };
}
