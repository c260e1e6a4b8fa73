import { requireNetworkPolicySupport } from "../../policies/attacker-on-the-network/require-network-policy-support";
import { deployment, object, resource, stack, UNKNOWN, withRelease } from "../support/builders";
import { aks, automaticAks, classicAks, doks, gke } from "../support/clouds";
import { testStackPolicy } from "../support/policy-table";

const provider = resource("pulumi:providers:kubernetes", "prod", { kubeconfig: UNKNOWN });
const app = deployment("shop/web");
const policy = object("networking.k8s.io/v1", "NetworkPolicy", "shop/deny", { spec: { podSelector: {} } });
const daemon = object("apps/v1", "DaemonSet", "kube-system/network", {
  spec: { template: { spec: { containers: [{ name: "agent", image: "quay.io/calico/node:v3.31.0" }] } } },
});

testStackPolicy(requireNetworkPolicySupport, {
  accepts: {
    "a GKE cluster with its newer data path": stack(gke({ datapathProvider: "ADVANCED_DATAPATH" })),
    "an Autopilot cluster": stack(gke({ enableAutopilot: true })),
    "an AKS cluster with an engine": stack(
      aks({ networkProfile: { networkPlugin: "azure", networkPolicy: "cilium" } }),
    ),
    "an automatic AKS cluster": stack(automaticAks()),
    "a DigitalOcean cluster": stack(doks()),
    "a cluster with an agent of its own": stack(gke(), provider, daemon),
    "a cluster with NetworkPolicies, which another policy finds": stack(gke(), provider, app, policy),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: stack(gke()),
      says: ['gcp:container/cluster:Cluster "prod" must enforce NetworkPolicies'],
    },
    "a GKE cluster whose add-on is switched off": {
      given: stack(
        gke({ networkPolicy: { enabled: true }, addonsConfig: { networkPolicyConfig: { disabled: true } } }),
      ),
      says: ['gcp:container/cluster:Cluster "prod" must enforce NetworkPolicies'],
    },
    "an AKS cluster without an engine": {
      given: stack(aks({ networkProfile: { networkPlugin: "azure", networkPolicy: "none" } })),
      says: ['azure-native:containerservice:ManagedCluster "prod" must enforce NetworkPolicies'],
    },
    "a cluster with workloads only": {
      given: stack(classicAks(), provider, app),
      says: [
        'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must enforce NetworkPolicies',
      ],
    },
  },
  undecided: {
    "a network from an output": stack(aks({ networkProfile: UNKNOWN })),
    "a plugin of its own": stack(aks({ networkProfile: { networkPlugin: "none" } })),
    "a Release that may bring an agent": withRelease(stack(gke(), provider, app)),
  },
});
