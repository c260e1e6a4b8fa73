import { noUnsafeNodeSysctls } from "../../policies/privilege-escalation/no-unsafe-node-sysctls";
import { resource, UNKNOWN } from "../support/builders";
import { aksNodes, classicAks, gkeNodes } from "../support/clouds";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const bottlerocket = (...lines: string[]) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", {
    userData: Buffer.from(lines.join("\n")).toString("base64"),
  });
const says = (demand: string) => `aws:ec2/launchTemplate:LaunchTemplate "workers" ${demand}`;

testPolicy(noUnsafeNodeSysctls, {
  accepts: {
    "a kubelet without unsafe sysctls": configured("KubeletConfiguration"),
    "a node of Bottlerocket as it comes": bottlerocket("[settings.kubernetes]", 'cluster-name = "prod"'),
    "nodes of GKE that say nothing": gkeNodes({
      nodeConfig: { kubeletConfig: { cpuManagerPolicy: "none" } },
    }),
    "nodes of AKS with an empty list": aksNodes({ kubeletConfig: { allowedUnsafeSysctls: [] } }),
  },
  rejects: {
    "sysctls that change the kernel for all": {
      given: configured("KubeletConfiguration", "allowedUnsafeSysctls: [kernel.msg*]"),
      says: 'ConfigMap "kube-system/settings" must not set data.config.allowedUnsafeSysctls[0]',
    },
    "a flag for them": {
      given: running("kubelet", { "allowed-unsafe-sysctls": "net.*" }),
      says: 'Pod "web" must not set --allowed-unsafe-sysctls (container "web")',
    },
    "sysctls in the settings of Bottlerocket": {
      given: bottlerocket("[settings.kubernetes]", 'allowed-unsafe-sysctls = ["net.*"]'),
      says: says("must not set userData.settings.kubernetes.allowedUnsafeSysctls[0]"),
    },
    "nodes of GKE with unsafe sysctls": {
      given: gkeNodes({ nodeConfig: { kubeletConfig: { allowedUnsafeSysctls: ["net.core.*"] } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.kubeletConfig.allowedUnsafeSysctls[0]',
    },
    "nodes of AKS with unsafe sysctls": {
      given: aksNodes({ kubeletConfig: { allowedUnsafeSysctls: ["kernel.msg*"] } }),
      says: 'azure-native:containerservice:AgentPool "prod" must not set kubeletConfig.allowedUnsafeSysctls[0]',
    },
    "a pool of the classic provider with unsafe sysctls": {
      given: classicAks({ defaultNodePool: { kubeletConfig: { allowedUnsafeSysctls: ["kernel.msg*"] } } }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must not set defaultNodePool.kubeletConfig.allowedUnsafeSysctls[0]',
    },
  },
  undecided: {
    "a document from an output": carrying(UNKNOWN),
    "a list from an output": gkeNodes({ nodeConfig: { kubeletConfig: { allowedUnsafeSysctls: UNKNOWN } } }),
  },
});
