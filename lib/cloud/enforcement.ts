import type { Cluster, Program } from "../kubernetes/cluster";
import { daemonContainersOf, hasImage, runsAgent } from "../kubernetes/node-agent";
import type { Container } from "../kubernetes/pods/container";
import { AKS, AKS_AUTOMATIC, AKS_CLASSIC, DOKS, EKS, EKS_NATIVE, GKE, LKE } from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Resources } from "../model/resources";
import { allOf, anyOf, isMap, not, type Truth, UNKNOWN, type Value } from "../model/value";
import { addonsOf } from "./aws/eks-addon";
import { managedClustersIn, managedClustersOf } from "./managed-cluster";

/** Agents that enforce NetworkPolicies, and the custom resource whose operator runs one. */
const ENGINE = {
  images: [
    /(^|\/)(calico\/node|calico-node|cilium\/cilium|kube-router|antrea\/antrea-(agent-)?ubuntu|weave-npc|hardened-calico)$/,
  ],
  operated: ["operator.tigera.io/Installation"],
};
const FLANNEL = [/(^|\/)(flannel|hardened-flannel)$/];

const NETWORK_POLICY = "networking.k8s.io/NetworkPolicy";

/** A managed cluster, whether nothing enforces NetworkPolicies in it, and whether it gets some all the same. */
interface Enforcement {
  readonly managed: DeclaredResource;
  readonly hasPolicies: boolean;
  readonly isMissing: Truth;
}

/**
 * The managed clusters, each with whether nothing enforces NetworkPolicies in it. Where the program has a provider of
 * Kubernetes, what it puts into the cluster may be an agent that does; else the cluster answers for itself.
 */
export function missingEnforcement({ cloud, clusters }: Program): Enforcement[] {
  const isPopulated = cloud.of("pulumi:providers:kubernetes").length > 0;
  const populated = clusters
    .map((cluster) => ({ cluster, hasPolicies: cluster.of(NETWORK_POLICY).length > 0 }))
    .filter(({ hasPolicies }) => isPopulated || hasPolicies);
  if (populated.length === 0 && !isPopulated) {
    return managedClustersIn(cloud).map((managed) => {
      return { managed, hasPolicies: false, isMissing: not(ofCloud(managed, cloud)) };
    });
  }
  return populated.flatMap(({ cluster, hasPolicies }) =>
    managedClustersOf(cluster).map(({ managed, isHost }) => {
      const isMissing = allOf([isHost, not(enforcementOf(cluster, managed))]);
      return { managed, hasPolicies, isMissing };
    }),
  );
}

/** Whether a managed cluster of the program hosts this one, and nothing in it enforces NetworkPolicies. */
export function lacksEnforcement(cluster: Cluster): Truth {
  return cluster.remember("network: enforcement", () =>
    anyOf(
      managedClustersOf(cluster).map(({ managed, isHost }) =>
        allOf([isHost, not(enforcementOf(cluster, managed))]),
      ),
    ),
  );
}

/**
 * Whether something enforces NetworkPolicies in a cluster that a managed one hosts: the engine of the cloud, or an agent
 * that the program runs itself. Unknown where part of the program was not seen.
 */
function enforcementOf(cluster: Cluster, managed: DeclaredResource): Truth {
  return anyOf([ofCloud(managed, cluster.cloud), runsEngine(cluster)]);
}

/** The containers of agents on nodes, each with whether it is a network plugin that enforces nothing, and no other agent does. */
export function idleNetworkPlugins(
  cluster: Cluster,
): { readonly container: Container; readonly isIdle: Truth }[] {
  return daemonContainersOf(cluster).map((container) => ({
    container,
    isIdle: allOf([hasImage(container, FLANNEL), not(runsEngine(cluster))]),
  }));
}

function runsEngine(cluster: Cluster): Truth {
  return cluster.remember("network: engine", () => runsAgent(cluster, ENGINE));
}

/** Whether the cloud enforces them: unknown for one whose engines are not known here. */
function ofCloud(managed: DeclaredResource, cloud: Resources): Truth {
  switch (managed.type) {
    case GKE:
      return anyOf([
        managed.at("enableAutopilot").is(true),
        managed.at("datapathProvider").is("ADVANCED_DATAPATH"),
        allOf([
          managed.at("networkPolicy.enabled").is(true),
          not(managed.at("addonsConfig.networkPolicyConfig.disabled").is(true)),
        ]),
      ]);
    case AKS:
    case AKS_CLASSIC:
      return ofAks(managed);
    case EKS:
    case EKS_NATIVE:
      return ofEks(managed, cloud);
    case AKS_AUTOMATIC:
    case DOKS:
    case LKE:
      // They bring Cilium or Calico, and there is no way to leave it out.
      return true;
    default:
      return UNKNOWN;
  }
}

function ofAks(managed: DeclaredResource): Truth {
  const network = managed.at("networkProfile");
  // With no plugin of the cloud's, one of the program or of another program decides.
  if (network.key("networkPlugin").is("none") !== false) return UNKNOWN;
  const policy = network.key("networkPolicy");
  return anyOf([
    managed.at("sku.name").is("Automatic"),
    allOf([policy.isSet, not(policy.is("none"))]),
    network.key("networkDataplane").is("cilium"),
    network.key("networkDataPlane").is("cilium"),
  ]);
}

/** The VPC plugin enforces them where its add-on says so. */
function ofEks(managed: DeclaredResource, cloud: Resources): Truth {
  const addons = addonsOf(managed, cloud);
  return anyOf([
    managed.at("computeConfig.enabled").is(true),
    ...addons.map(({ addon, isOwn }) => allOf([isOwn, addon.at("addonName").is("vpc-cni"), enables(addon)])),
  ]);
}

function enables(addon: DeclaredResource): Truth {
  const text = addon.at("configurationValues").string();
  if (text === UNKNOWN) return UNKNOWN;
  try {
    const values = JSON.parse(text ?? "{}") as Value;
    return isMap(values) && String(values["enableNetworkPolicy"]) === "true";
  } catch {
    return UNKNOWN;
  }
}
