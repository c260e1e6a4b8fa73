import type { ValueMap } from "../../lib/model/value";
import { noPublicNodes } from "../../policies/attacker-on-the-network/no-public-nodes";
import { dependingOn, type Manifest, resource, stack, UNKNOWN } from "../support/builders";
import {
  aks,
  aksNodes,
  classicAksNodes,
  gke,
  gkeNodes,
  LAUNCH_TEMPLATE,
  launchTemplate,
  nodesFrom,
} from "../support/clouds";
import { onStacks, testStackPolicy } from "../support/policy-table";

const nodes = (inputs: ValueMap) =>
  resource("aws:eks/nodeGroup:NodeGroup", "workers", {
    clusterName: "prod",
    subnetIds: [UNKNOWN],
    ...inputs,
  });
const scaling = (inputs: ValueMap) =>
  resource("aws:autoscaling/group:Group", "workers", {
    tags: [{ key: "kubernetes.io/cluster/prod", value: "owned", propagateAtLaunch: true }],
    ...inputs,
  });
const subnet = (inputs: ValueMap) =>
  resource("aws:ec2/subnet:Subnet", "a", { cidrBlock: "10.0.1.0/24", ...inputs });
const within = (of: Manifest, subnetwork: Manifest) =>
  stack(subnetwork, dependingOn(of, { subnetIds: [subnetwork] }));

testStackPolicy(
  noPublicNodes,
  onStacks(
    {
      accepts: {
        "a GKE cluster with private nodes": gke({ privateClusterConfig: { enablePrivateNodes: true } }),
        "nodes of GKE that say nothing": gkeNodes({}),
        "an AKS cluster that says nothing": aks({ agentPoolProfiles: [{ name: "system" }] }),
        "nodes of AKS that say nothing": aksNodes({}),
        "nodes of the classic provider that say nothing": classicAksNodes({}),
      },
      rejects: {
        "a GKE cluster that says nothing": {
          given: gke({}),
          says: 'gcp:container/cluster:Cluster "prod" must set privateClusterConfig.enablePrivateNodes=true',
        },
        "nodes of GKE with public addresses": {
          given: gkeNodes({ networkConfig: { enablePrivateNodes: false } }),
          says: 'gcp:container/nodePool:NodePool "prod" must not set networkConfig.enablePrivateNodes=false',
        },
        "an AKS cluster with public nodes": {
          given: aks({ agentPoolProfiles: [{ name: "system", enableNodePublicIP: true }] }),
          says: 'azure-native:containerservice:ManagedCluster "prod" must not set agentPoolProfiles[0].enableNodePublicIP=true',
        },
        "nodes of AKS with public addresses": {
          given: aksNodes({ enableNodePublicIP: true }),
          says: 'azure-native:containerservice:AgentPool "prod" must not set enableNodePublicIP=true',
        },
        "nodes of the classic provider with public addresses": {
          given: classicAksNodes({ nodePublicIpEnabled: true }),
          says: 'azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool "prod" must not set nodePublicIpEnabled=true',
        },
        "a pool inside a GKE cluster with public addresses": {
          given: gke({
            privateClusterConfig: { enablePrivateNodes: true },
            nodePools: [{ networkConfig: { enablePrivateNodes: false } }],
          }),
          says: 'gcp:container/cluster:Cluster "prod" must not set nodePools[0].networkConfig.enablePrivateNodes=false',
        },
      },
      undecided: {
        "a cluster from an output": gke({ privateClusterConfig: UNKNOWN }),
        "pools from an output": aks({ agentPoolProfiles: UNKNOWN }),
      },
    },
    {
      accepts: {
        "a GKE cluster whose pools all decide against it": stack(
          gke({ name: "prod", removeDefaultNodePool: true }),
          gkeNodes({ networkConfig: { enablePrivateNodes: true } }),
        ),
        "a template without public addresses": nodesFrom(
          launchTemplate({ networkInterfaces: [{ associatePublicIpAddress: "false" }] }),
        ),
        "nodes in a private subnet": within(nodes({}), subnet({ mapPublicIpOnLaunch: false })),
        "nodes in a subnet that says nothing": within(nodes({}), subnet({})),
        "a template that decides against the subnet": stack(
          subnet({ mapPublicIpOnLaunch: true }),
          launchTemplate({ networkInterfaces: [{ associatePublicIpAddress: "false" }] }),
          dependingOn(nodes({ launchTemplate: { id: UNKNOWN } }), {
            launchTemplate: [launchTemplate({})],
            subnetIds: [subnet({})],
          }),
        ),
        "a template that no cluster uses": stack(
          launchTemplate({ networkInterfaces: [{ associatePublicIpAddress: "true" }] }),
        ),
      },
      rejects: {
        "a GKE cluster one of whose pools goes by the default": {
          given: stack(gke({ name: "prod", removeDefaultNodePool: true }), gkeNodes({})),
          says: [
            'gcp:container/cluster:Cluster "prod" must set privateClusterConfig.enablePrivateNodes=true',
          ],
        },
        "a template with public addresses": {
          given: nodesFrom(launchTemplate({ networkInterfaces: [{ associatePublicIpAddress: "true" }] })),
          says: [`${LAUNCH_TEMPLATE} must not set networkInterfaces[0].associatePublicIpAddress=true`],
        },
        "a launch configuration with public addresses": {
          given: stack(
            resource("aws:ec2/launchConfiguration:LaunchConfiguration", "workers", {
              name: "workers",
              associatePublicIpAddress: true,
            }),
            scaling({ launchConfiguration: "workers" }),
          ),
          says: [
            'aws:ec2/launchConfiguration:LaunchConfiguration "workers" must not set associatePublicIpAddress=true',
          ],
        },
        "nodes in a public subnet": {
          given: within(nodes({}), subnet({ mapPublicIpOnLaunch: true })),
          says: [
            'aws:eks/nodeGroup:NodeGroup "workers" must not put nodes in a subnet with public addresses (subnetIds)',
          ],
        },
        "a scaling group of nodes in a public subnet": {
          given: stack(
            subnet({ mapPublicIpOnLaunch: true }),
            dependingOn(scaling({ vpcZoneIdentifiers: [UNKNOWN] }), { vpcZoneIdentifiers: [subnet({})] }),
          ),
          says: [
            'aws:autoscaling/group:Group "workers" must not put nodes in a subnet with public addresses (vpcZoneIdentifiers)',
          ],
        },
      },
      undecided: {
        "interfaces from an output": nodesFrom(launchTemplate({ networkInterfaces: UNKNOWN })),
        "a subnet from an output": within(nodes({}), subnet({ mapPublicIpOnLaunch: UNKNOWN })),
        "a template from an output beside a public subnet": stack(
          subnet({ mapPublicIpOnLaunch: true }),
          launchTemplate({ networkInterfaces: UNKNOWN }),
          dependingOn(nodes({ launchTemplate: { id: UNKNOWN } }), {
            launchTemplate: [launchTemplate({})],
            subnetIds: [subnet({})],
          }),
        ),
      },
    },
  ),
);
