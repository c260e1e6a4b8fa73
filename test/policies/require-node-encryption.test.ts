import type { ValueMap } from "../../lib/kubernetes/value";
import { requireNodeEncryption } from "../../policies/access-to-sensitive-data/require-node-encryption";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gkeNodes = (inputs: ValueMap) =>
  resource("gcp:container/nodePool:NodePool", "prod", { cluster: "prod", ...inputs });
const aksNodes = (inputs: ValueMap) =>
  resource("azure-native:containerservice:AgentPool", "prod", { resourceName: "prod", ...inputs });
const classicAks = (inputs: ValueMap) =>
  resource("azure:containerservice/kubernetesCluster:KubernetesCluster", "prod", {
    dnsPrefix: "prod",
    ...inputs,
  });
const classicAksNodes = (inputs: ValueMap) =>
  resource("azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool", "prod", {
    vmSize: "Standard_D2s_v5",
    ...inputs,
  });
const lke = (inputs: ValueMap) =>
  resource("linode:index/lkeCluster:LkeCluster", "prod", { region: "eu-central", ...inputs });

testPolicy(requireNodeEncryption, {
  accepts: {
    "nodes of AKS with encryption at the host": aksNodes({ enableEncryptionAtHost: true }),
    "nodes of the classic provider with encryption at the host": classicAksNodes({
      hostEncryptionEnabled: true,
    }),
    "nodes of GKE that say nothing": gkeNodes({}),
    "a Linode cluster that says nothing": lke({ pools: [{ type: "g6-standard-2" }] }),
  },
  rejects: {
    "nodes of AKS that say nothing": {
      given: aksNodes({}),
      says: 'azure-native:containerservice:AgentPool "prod" must set enableEncryptionAtHost=true',
    },
    "nodes of the classic provider that say nothing": {
      given: classicAksNodes({}),
      says: 'azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool "prod" must set hostEncryptionEnabled=true',
    },
    "a cluster of the classic provider whose nodes say nothing": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set defaultNodePool.hostEncryptionEnabled=true',
    },
    "nodes of GKE with swap in clear": {
      given: gkeNodes({
        nodeConfig: { linuxNodeConfig: { swapConfig: { encryptionConfig: { disabled: true } } } },
      }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.linuxNodeConfig.swapConfig.encryptionConfig.disabled=true',
    },
    "a Linode cluster without encryption": {
      given: lke({ pools: [{ type: "g6-standard-2", diskEncryption: "disabled" }] }),
      says: 'linode:index/lkeCluster:LkeCluster "prod" must not set pools[0].diskEncryption=disabled',
    },
  },
  undecided: {
    "a switch from an output": aksNodes({ enableEncryptionAtHost: UNKNOWN }),
  },
});
