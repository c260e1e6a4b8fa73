import type { ValueMap } from "../../lib/kubernetes/value";
import { requireNodeEncryption } from "../../policies/access-to-sensitive-data/require-node-encryption";
import { dependingOn, type Manifest, resource, stack, UNKNOWN } from "../support/builders";
import { onStacks, testStackPolicy } from "../support/policy-table";

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

const template = (inputs: ValueMap) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", { instanceType: "m7i.large", ...inputs });
const from = (of: Manifest) =>
  stack(
    of,
    dependingOn(resource("aws:eks/nodeGroup:NodeGroup", "workers", { launchTemplate: { id: UNKNOWN } }), {
      launchTemplate: [of],
    }),
  );
const TEMPLATE = 'aws:ec2/launchTemplate:LaunchTemplate "workers"';

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
        "a template with an encrypted disk": from(
          template({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }] }),
        ),
        "a template with a key for its disk": from(
          template({ blockDeviceMappings: [{ ebs: { kmsKeyId: "arn:aws:kms:eu-west-1:1:key/a" } }] }),
        ),
        "a template that leaves disks to the image": from(template({})),
        "an account that encrypts every new disk": stack(
          ...from(template({ blockDeviceMappings: [{ ebs: { volumeSize: 50 } }] })).objects,
          resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "account", { enabled: true }),
        ),
      },
      rejects: {
        "a template with a plain disk": {
          given: from(
            template({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 50 } }] }),
          ),
          says: [`${TEMPLATE} must set blockDeviceMappings[0].ebs.encrypted=true`],
        },
        "an account that was told not to encrypt": {
          given: stack(
            ...from(template({ blockDeviceMappings: [{ ebs: { encrypted: "false" } }] })).objects,
            resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "account", { enabled: false }),
          ),
          says: [`${TEMPLATE} must set blockDeviceMappings[0].ebs.encrypted=true`],
        },
      },
      undecided: { "disks from an output": from(template({ blockDeviceMappings: UNKNOWN })) },
    },
  ),
);
