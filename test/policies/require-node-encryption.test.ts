import type { ValueMap } from "../../lib/model/value";
import { requireNodeEncryption } from "../../policies/access-to-sensitive-data/require-node-encryption";
import { resource, stack, UNKNOWN } from "../support/builders";
import {
  aksNodes,
  classicAks,
  classicAksNodes,
  gkeNodes,
  LAUNCH_TEMPLATE,
  launchTemplate,
  nodesFrom,
} from "../support/clouds";
import { onStacks, testStackPolicy } from "../support/policy-table";

const lke = (inputs: ValueMap) =>
  resource("linode:index/lkeCluster:LkeCluster", "prod", { region: "eu-central", ...inputs });

testStackPolicy(
  requireNodeEncryption,
  onStacks(
    {
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
    },
    {
      accepts: {
        "a template with an encrypted disk": nodesFrom(
          launchTemplate({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }] }),
        ),
        "a template with a key for its disk": nodesFrom(
          launchTemplate({ blockDeviceMappings: [{ ebs: { kmsKeyId: "arn:aws:kms:eu-west-1:1:key/a" } }] }),
        ),
        "a template that leaves disks to the image": nodesFrom(launchTemplate({})),
        "an account that encrypts every new disk": stack(
          ...nodesFrom(launchTemplate({ blockDeviceMappings: [{ ebs: { volumeSize: 50 } }] })).objects,
          resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "account", { enabled: true }),
        ),
      },
      rejects: {
        "a template with a plain disk": {
          given: nodesFrom(
            launchTemplate({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 50 } }] }),
          ),
          says: [`${LAUNCH_TEMPLATE} must set blockDeviceMappings[0].ebs.encrypted=true`],
        },
        "an account that was told not to encrypt": {
          given: stack(
            ...nodesFrom(launchTemplate({ blockDeviceMappings: [{ ebs: { encrypted: "false" } }] })).objects,
            resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "account", { enabled: false }),
          ),
          says: [`${LAUNCH_TEMPLATE} must set blockDeviceMappings[0].ebs.encrypted=true`],
        },
      },
      undecided: { "disks from an output": nodesFrom(launchTemplate({ blockDeviceMappings: UNKNOWN })) },
    },
  ),
);
