import type { ValueMap } from "../../lib/model/value";
import { noOpenControlPlanes } from "../../policies/attacker-on-the-network/no-open-control-planes";
import { resource, stack, UNKNOWN } from "../support/builders";
import { aks, classicAks, doks, gke } from "../support/clouds";
import { onStacks, testStackPolicy } from "../support/policy-table";

const EXPOSED = "must not expose its API server to the internet";
const eks = (vpcConfig: ValueMap) => resource("aws:eks/cluster:Cluster", "prod", { vpcConfig });
const component = (inputs: ValueMap) => resource("eks:index:Cluster", "prod", { name: "prod", ...inputs });
const lke = (inputs: ValueMap) =>
  resource("linode:index/lkeCluster:LkeCluster", "prod", { region: "eu-central", ...inputs });

testStackPolicy(
  noOpenControlPlanes,
  onStacks(
    {
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
        "a GKE cluster with a private endpoint": gke({
          privateClusterConfig: { enablePrivateEndpoint: true },
        }),
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
          says: `aws:eks/cluster:Cluster "prod" ${EXPOSED} (vpcConfig.publicAccessCidrs)`,
        },
        "an EKS cluster with all addresses": {
          given: eks({ publicAccessCidrs: ["198.51.100.0/24", "0.0.0.0/0"] }),
          says: `aws:eks/cluster:Cluster "prod" ${EXPOSED} (vpcConfig.publicAccessCidrs[1])`,
        },
        "an EKS cluster with half of all addresses": {
          given: eks({ publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"] }),
          says: `aws:eks/cluster:Cluster "prod" ${EXPOSED} (vpcConfig.publicAccessCidrs[0])`,
        },
        "a cluster of AWS Cloud Control": {
          given: resource("aws-native:eks:Cluster", "prod", {
            resourcesVpcConfig: { subnetIds: ["subnet-1"] },
          }),
          says: `aws-native:eks:Cluster "prod" ${EXPOSED} (resourcesVpcConfig.publicAccessCidrs)`,
        },
        "a GKE cluster that says nothing": {
          given: gke({}),
          says: `gcp:container/cluster:Cluster "prod" ${EXPOSED} (masterAuthorizedNetworksConfig)`,
        },
        "a GKE cluster with all addresses": {
          given: gke({ masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "::/0" }] } }),
          says: `gcp:container/cluster:Cluster "prod" ${EXPOSED} (masterAuthorizedNetworksConfig.cidrBlocks[0].cidrBlock)`,
        },
        "an AKS cluster that says nothing": {
          given: aks({}),
          says: `azure-native:containerservice:ManagedCluster "prod" ${EXPOSED} (apiServerAccessProfile.authorizedIPRanges)`,
        },
        "an AKS cluster of the classic provider that says nothing": {
          given: classicAks({}),
          says: `azure:containerservice/kubernetesCluster:KubernetesCluster "prod" ${EXPOSED} (apiServerAccessProfile.authorizedIpRanges)`,
        },
        "a DigitalOcean cluster without a firewall": {
          given: doks({}),
          says: `digitalocean:index/kubernetesCluster:KubernetesCluster "prod" ${EXPOSED} (controlPlaneFirewall.enabled)`,
        },
        "a Linode cluster with a list of everybody": {
          given: lke({ controlPlane: { acl: { enabled: true, addresses: [{ ipv4s: ["0.0.0.0/0"] }] } } }),
          says: `linode:index/lkeCluster:LkeCluster "prod" ${EXPOSED} (controlPlane.acl.addresses[0].ipv4s[0])`,
        },
        "a GKE cluster that lets every machine of Google Cloud in": {
          given: gke({ masterAuthorizedNetworksConfig: { gcpPublicCidrsAccessEnabled: true } }),
          says: 'gcp:container/cluster:Cluster "prod" must not set masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled=true',
        },
        "a cluster of AKS Automatic that says nothing": {
          given: resource("azure:containerservice/automaticCluster:AutomaticCluster", "prod", {
            name: "prod",
          }),
          says: 'azure:containerservice/automaticCluster:AutomaticCluster "prod" must not expose its API server to the internet (apiServerAccess.authorizedIpRanges)',
        },
      },
      undecided: {
        "an EKS cluster whose network is an output": resource("aws:eks/cluster:Cluster", "prod", {
          vpcConfig: UNKNOWN,
        }),
        "networks from an output": eks({ publicAccessCidrs: UNKNOWN }),
        "a firewall from an output": doks({ controlPlaneFirewall: UNKNOWN }),
      },
    },
    {
      accepts: {
        "a component of pulumi-eks that names its networks": stack(
          component({ endpointPublicAccess: true, publicAccessCidrs: ["198.51.100.0/24"] }),
        ),
        "a private component": stack(component({ endpointPublicAccess: false })),
        "a component that says nothing": stack(component({})),
        "a component whose own cluster is judged": stack(component({ endpointPublicAccess: true }), {
          ...eks({ publicAccessCidrs: ["198.51.100.0/24"] }),
          $parent: "eks:index:Cluster::prod",
        }),
      },
      rejects: {
        "a component that is open to the internet": {
          given: stack(component({ endpointPublicAccess: true })),
          says: [`eks:index:Cluster "prod" ${EXPOSED} (publicAccessCidrs)`],
        },
        "a component that lists the internet": {
          given: stack(component({ publicAccessCidrs: ["0.0.0.0/0"] })),
          says: [`eks:index:Cluster "prod" ${EXPOSED} (publicAccessCidrs)`],
        },
      },
      undecided: {
        "access of a component from an output": stack(component({ endpointPublicAccess: UNKNOWN })),
        "networks of a component from an output": stack(component({ publicAccessCidrs: UNKNOWN })),
      },
    },
  ),
);
