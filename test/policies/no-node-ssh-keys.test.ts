import { noNodeSshKeys } from "../../policies/persistence/no-node-ssh-keys";
import { stack, UNKNOWN } from "../support/builders";
import {
  aks,
  aksNodes,
  eksNodes,
  gke,
  gkeNodes,
  LAUNCH_TEMPLATE,
  launchTemplate,
  nodesFrom,
} from "../support/clouds";
import { onStacks, testStackPolicy } from "../support/policy-table";

testStackPolicy(
  noNodeSshKeys,
  onStacks(
    {
      accepts: {
        "nodes of EKS that say nothing": eksNodes({}),
        "nodes of GKE that say nothing": gkeNodes({}),
        "nodes of AKS without SSH": aksNodes({ securityProfile: { sshAccess: "Disabled" } }),
        "nodes of GKE that ask IAM": gkeNodes({ nodeConfig: { metadata: { "enable-oslogin": "TRUE" } } }),
      },
      rejects: {
        "nodes of EKS with a key": {
          given: eksNodes({ remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: ["sg-1"] } }),
          says: 'aws:eks/nodeGroup:NodeGroup "prod" must not set remoteAccess.ec2SshKey',
        },
        "nodes of GKE with keys": {
          given: gkeNodes({ nodeConfig: { metadata: { "ssh-keys": "ops:ssh-ed25519 AAAA" } } }),
          says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.metadata.ssh-keys',
        },
        "nodes of GKE with a serial port": {
          given: gkeNodes({ nodeConfig: { metadata: { "serial-port-enable": "TRUE" } } }),
          says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.metadata.serial-port-enable=TRUE',
        },
        "a GKE cluster whose own nodes have keys": {
          given: gke({ nodeConfig: { metadata: { "ssh-keys": "ops:ssh-ed25519 AAAA" } } }),
          says: 'gcp:container/cluster:Cluster "prod" must not set nodeConfig.metadata.ssh-keys',
        },
        "nodes of AKS that say nothing": {
          given: aksNodes({}),
          says: 'azure-native:containerservice:AgentPool "prod" must set securityProfile.sshAccess=Disabled or EntraId',
        },
        "an AKS cluster whose pool says nothing": {
          given: aks({ agentPoolProfiles: [{ name: "system" }] }),
          says: 'azure-native:containerservice:ManagedCluster "prod" must set agentPoolProfiles[0].securityProfile.sshAccess=Disabled or EntraId',
        },
        "nodes of GKE that take keys without IAM": {
          given: gkeNodes({ nodeConfig: { metadata: { "enable-oslogin": "FALSE" } } }),
          says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.metadata.enable-oslogin=FALSE',
        },
      },
      undecided: {
        "access from an output": eksNodes({ remoteAccess: UNKNOWN }),
      },
    },
    {
      accepts: {
        "a template without a key": nodesFrom(launchTemplate({})),
        "a template that no cluster uses": stack(launchTemplate({ keyName: "ops" })),
      },
      rejects: {
        "a template with a key": {
          given: nodesFrom(launchTemplate({ keyName: "ops" })),
          says: [`${LAUNCH_TEMPLATE} must not set keyName`],
        },
      },
      undecided: { "a key from an output": nodesFrom(launchTemplate({ keyName: UNKNOWN })) },
    },
  ),
);
