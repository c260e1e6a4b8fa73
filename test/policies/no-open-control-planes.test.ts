import type { ValueMap } from "../../lib/model/value";
import { noOpenControlPlanes } from "../../policies/attacker-on-the-network/no-open-control-planes";
import { resource, UNKNOWN } from "../support/builders";
import { aks, classicAks, doks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

const EVERYBODY = "must not let everybody reach its API server";
const eks = (vpcConfig: ValueMap) => resource("aws:eks/cluster:Cluster", "prod", { vpcConfig });
const lke = (inputs: ValueMap) =>
  resource("linode:index/lkeCluster:LkeCluster", "prod", { region: "eu-central", ...inputs });

testPolicy(noOpenControlPlanes, {
  accepts: {
    "an EKS cluster that names its networks": eks({ publicAccessCidrs: ["198.51.100.0/24"] }),
    "a private EKS cluster": eks({ endpointPublicAccess: false, endpointPrivateAccess: true }),
    "an EKS cluster on an Outpost": resource("aws:eks/cluster:Cluster", "prod", {
      outpostConfig: { outpostArns: ["arn:aws:outposts:eu-central-1:111122223333:outpost/op-1"] },
    }),
    "a GKE cluster that names its networks": gke({
      masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "198.51.100.0/24" }] },
    }),
    "a GKE cluster that lets only its nodes in": gke({ masterAuthorizedNetworksConfig: {} }),
    "a GKE cluster with a private endpoint": gke({ privateClusterConfig: { enablePrivateEndpoint: true } }),
    "a GKE cluster with its DNS endpoint only": gke({
      controlPlaneEndpointsConfig: { ipEndpointsConfig: { enabled: false } },
    }),
    "a private AKS cluster": aks({ apiServerAccessProfile: { enablePrivateCluster: true } }),
    "an AKS cluster without public access": aks({ publicNetworkAccess: "Disabled" }),
    "an AKS cluster for its own outbound address": aks({
      apiServerAccessProfile: { authorizedIPRanges: ["0.0.0.0/32"] },
    }),
    "a private AKS cluster of the classic provider": classicAks({ privateClusterEnabled: true }),
    "a DigitalOcean cluster with a firewall": doks({
      controlPlaneFirewall: { enabled: true, allowedAddresses: ["198.51.100.7"] },
    }),
    "a Linode cluster with an access list": lke({
      controlPlane: { acl: { enabled: true, addresses: [{ ipv4s: ["198.51.100.0/24"] }] } },
    }),
    "a private cluster of AKS Automatic": resource(
      "azure:containerservice/automaticCluster:AutomaticCluster",
      "prod",
      { privateCluster: {} },
    ),
  },
  rejects: {
    "an EKS cluster that says nothing": {
      given: eks({ subnetIds: ["subnet-1"] }),
      says: `aws:eks/cluster:Cluster "prod" ${EVERYBODY} (vpcConfig.publicAccessCidrs)`,
    },
    "an EKS cluster with all addresses": {
      given: eks({ publicAccessCidrs: ["198.51.100.0/24", "0.0.0.0/0"] }),
      says: `aws:eks/cluster:Cluster "prod" ${EVERYBODY} (vpcConfig.publicAccessCidrs[1])`,
    },
    "an EKS cluster with half of all addresses": {
      given: eks({ publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"] }),
      says: `aws:eks/cluster:Cluster "prod" ${EVERYBODY} (vpcConfig.publicAccessCidrs[0])`,
    },
    "a cluster of AWS Cloud Control": {
      given: resource("aws-native:eks:Cluster", "prod", { resourcesVpcConfig: { subnetIds: ["subnet-1"] } }),
      says: `aws-native:eks:Cluster "prod" ${EVERYBODY} (resourcesVpcConfig.publicAccessCidrs)`,
    },
    "a GKE cluster that says nothing": {
      given: gke({}),
      says: `gcp:container/cluster:Cluster "prod" ${EVERYBODY} (masterAuthorizedNetworksConfig)`,
    },
    "a GKE cluster with all addresses": {
      given: gke({ masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "::/0" }] } }),
      says: `gcp:container/cluster:Cluster "prod" ${EVERYBODY} (masterAuthorizedNetworksConfig.cidrBlocks[0].cidrBlock)`,
    },
    "an AKS cluster that says nothing": {
      given: aks({}),
      says: `azure-native:containerservice:ManagedCluster "prod" ${EVERYBODY} (apiServerAccessProfile.authorizedIPRanges)`,
    },
    "an AKS cluster of the classic provider that says nothing": {
      given: classicAks({}),
      says: `azure:containerservice/kubernetesCluster:KubernetesCluster "prod" ${EVERYBODY} (apiServerAccessProfile.authorizedIpRanges)`,
    },
    "a DigitalOcean cluster without a firewall": {
      given: doks({}),
      says: `digitalocean:index/kubernetesCluster:KubernetesCluster "prod" ${EVERYBODY} (controlPlaneFirewall.enabled)`,
    },
    "a Linode cluster with a list of everybody": {
      given: lke({ controlPlane: { acl: { enabled: true, addresses: [{ ipv4s: ["0.0.0.0/0"] }] } } }),
      says: `linode:index/lkeCluster:LkeCluster "prod" ${EVERYBODY} (controlPlane.acl.addresses[0].ipv4s[0])`,
    },
    "a cluster of AKS Automatic that says nothing": {
      given: resource("azure:containerservice/automaticCluster:AutomaticCluster", "prod", { name: "prod" }),
      says: 'azure:containerservice/automaticCluster:AutomaticCluster "prod" must not let everybody reach its API server (apiServerAccess.authorizedIpRanges)',
    },
  },
  undecided: {
    "an EKS cluster whose network is an output": resource("aws:eks/cluster:Cluster", "prod", {
      vpcConfig: UNKNOWN,
    }),
    "networks from an output": eks({ publicAccessCidrs: UNKNOWN }),
    "a firewall from an output": doks({ controlPlaneFirewall: UNKNOWN }),
  },
});
