import type { Value } from "../../lib/model/value";
import { requireNetworkPolicyEngine } from "../../policies/attacker-on-the-network/require-network-policy-engine";
import {
  container,
  dependingOn,
  deployment,
  object,
  resource,
  stack,
  UNKNOWN,
  withRelease,
} from "../support/builders";
import { automaticAks, classicAks, doks, gke } from "../support/clouds";
import { testStackPolicy } from "../support/policy-table";

const provider = resource("pulumi:providers:kubernetes", "prod", { kubeconfig: UNKNOWN });
const app = deployment("shop/web");
const policy = object("networking.k8s.io/v1", "NetworkPolicy", "shop/deny", { spec: { podSelector: {} } });
const eks = resource("aws:eks/cluster:Cluster", "prod", { version: "1.34" });
const aks = (networkProfile: Value) =>
  resource("azure-native:containerservice:ManagedCluster", "prod", { networkProfile });
const addon = (configurationValues: Value, clusterName: Value = UNKNOWN) =>
  dependingOn(
    resource("aws:eks/addon:Addon", "cni", { clusterName, addonName: "vpc-cni", configurationValues }),
    clusterName === UNKNOWN ? { clusterName: [eks] } : {},
  );
const ENFORCING = '{"enableNetworkPolicy":"true"}';
const native = resource("aws-native:eks:Cluster", "prod", { name: "prod", version: "1.34" });
const nativeAddon = (clusterName: string) =>
  resource("aws-native:eks:Addon", "cni", {
    clusterName,
    addonName: "vpc-cni",
    configurationValues: ENFORCING,
  });
const daemon = (image: string) =>
  object("apps/v1", "DaemonSet", "kube-system/network", {
    spec: { template: { spec: { containers: [container({ name: "agent", image })] } } },
  });
const says = (token: string) => [`${token} "prod" must enforce NetworkPolicies`];

testStackPolicy(requireNetworkPolicyEngine, {
  accepts: {
    "an EKS cluster whose plugin enforces them": stack(eks, app, policy, provider, addon(ENFORCING)),
    "an EKS cluster of the native provider": stack(native, app, policy, provider, nativeAddon("prod")),
    "a cluster with an agent of its own": stack(
      eks,
      app,
      policy,
      provider,
      daemon("quay.io/calico/node:v3.31.0"),
    ),
    "a GKE cluster with its newer data path": stack(
      gke({ datapathProvider: "ADVANCED_DATAPATH" }),
      app,
      policy,
      provider,
    ),
    "a GKE cluster with the engine of old": stack(
      gke({ networkPolicy: { enabled: true } }),
      app,
      policy,
      provider,
    ),
    "an AKS cluster with an engine": stack(
      aks({ networkPlugin: "azure", networkPolicy: "cilium" }),
      app,
      policy,
      provider,
    ),

    "a DigitalOcean cluster": stack(
      resource("digitalocean:index/kubernetesCluster:KubernetesCluster", "prod", { region: "fra1" }),
      app,
      policy,
      provider,
    ),
    "a program that declares no cluster": stack(app, policy),
    "a plugin beside an engine": stack(
      daemon("docker.io/flannel/flannel:v0.27.4"),
      daemon("quay.io/calico/node:v3.31.0"),
    ),
    "a GKE cluster with its newer data path, and no policies yet": stack(
      gke({ datapathProvider: "ADVANCED_DATAPATH" }),
    ),
    "an Autopilot cluster": stack(gke({ enableAutopilot: true })),
    "an AKS cluster with an engine, and no policies yet": stack(
      aks({ networkPlugin: "azure", networkPolicy: "cilium" }),
    ),
    "an automatic AKS cluster": stack(automaticAks()),
    "a DigitalOcean cluster without policies": stack(doks()),
    "a cluster with an agent of its own, and no policies yet": stack(
      gke(),
      provider,
      daemon("quay.io/calico/node:v3.31.0"),
    ),
    "an EKS cluster on which, as the settings say, Cilium runs": {
      given: stack(eks, app, policy, provider),
      options: { cni: "cilium" },
    },
  },
  rejects: {
    "an EKS cluster that says nothing": {
      given: stack(eks, app, policy, provider),
      says: says("aws:eks/cluster:Cluster"),
    },
    "an EKS cluster whose plugin does not": {
      given: stack(eks, app, policy, provider, addon('{"enableNetworkPolicy":"false"}')),
      says: says("aws:eks/cluster:Cluster"),
    },
    "an EKS cluster beside one whose plugin does": {
      given: stack(native, app, policy, provider, nativeAddon("test")),
      says: says("aws-native:eks:Cluster"),
    },
    "a GKE cluster that says nothing": {
      given: stack(gke({}), app, policy, provider),
      says: says("gcp:container/cluster:Cluster"),
    },
    "an AKS cluster that says nothing": {
      given: stack(aks({ networkPlugin: "azure" }), app, policy, provider),
      says: says("azure-native:containerservice:ManagedCluster"),
    },
    "a plugin that enforces nothing": {
      given: stack(daemon("docker.io/flannel/flannel:v0.27.4")),
      says: [
        'DaemonSet "kube-system/network" must not connect pods without enforcing NetworkPolicies (container "agent", spec.template.spec.containers[0].image)',
      ],
    },
    "a GKE cluster that says nothing, without policies": {
      given: stack(gke()),
      says: ['gcp:container/cluster:Cluster "prod" must enforce NetworkPolicies'],
    },
    "a GKE cluster whose add-on is switched off": {
      given: stack(
        gke({ networkPolicy: { enabled: true }, addonsConfig: { networkPolicyConfig: { disabled: true } } }),
      ),
      says: ['gcp:container/cluster:Cluster "prod" must enforce NetworkPolicies'],
    },
    "an AKS cluster without an engine, and no policies yet": {
      given: stack(aks({ networkPlugin: "azure", networkPolicy: "none" })),
      says: ['azure-native:containerservice:ManagedCluster "prod" must enforce NetworkPolicies'],
    },
    "a cluster with workloads only": {
      given: stack(classicAks(), provider, app),
      says: [
        'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must enforce NetworkPolicies',
      ],
    },
    "an EKS cluster whose plugin, as the settings say, enforces nothing": {
      given: stack(eks, app, policy, provider),
      options: { cni: "flannel" },
      says: says("aws:eks/cluster:Cluster"),
    },
  },
  undecided: {
    "a plugin whose settings are an output": stack(eks, app, policy, provider, addon(UNKNOWN)),
    "a Release that may bring an engine": withRelease(stack(eks, app, policy, provider)),
    "a plugin of one's own": stack(aks({ networkPlugin: "none" }), app, policy, provider),
    "a network from an output": stack(aks(UNKNOWN)),
    "a plugin of its own, and no policies yet": stack(aks({ networkPlugin: "none" })),
    "a Release that may bring an agent": withRelease(stack(gke(), provider, app)),
  },
});
