import { noWeakNodeConfigurations } from "../../policies/privilege-escalation/no-weak-node-configurations";
import { resource, UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const bottlerocket = (...lines: string[]) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", {
    userData: Buffer.from(lines.join("\n")).toString("base64"),
  });
const says = (demand: string) => `aws:ec2/launchTemplate:LaunchTemplate "workers" ${demand}`;

testPolicy(noWeakNodeConfigurations, {
  accepts: {
    "a kubelet without unsafe sysctls": configured("KubeletConfiguration"),
    "a node of Bottlerocket as it comes": bottlerocket("[settings.kubernetes]", 'cluster-name = "prod"'),
    "a control container": bottlerocket("[settings.host-containers.control]", "enabled = true"),
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
    "a root shell that keeps running": {
      given: bottlerocket("[settings.host-containers.admin]", "enabled = true"),
      says: says("must not set userData.settings.host-containers.admin.enabled=true"),
    },
    "a kernel that loads anything": {
      given: bottlerocket("[settings.kernel]", 'lockdown = "none"'),
      says: says("must not set userData.settings.kernel.lockdown=none"),
    },
  },
  undecided: {
    "user data of nodes that names the cluster": resource(
      "aws:ec2/launchTemplate:LaunchTemplate",
      "workers",
      {
        userData: UNKNOWN,
      },
    ),
    "a document from an output": carrying(UNKNOWN),
  },
});
