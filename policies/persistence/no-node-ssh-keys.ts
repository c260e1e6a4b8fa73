import { nodeTemplatesIn } from "../../lib/cloud/aws/node-template";
import { onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { EKS_NATIVE_NODES, EKS_NODES } from "../../lib/model/cloud-types";
import { onlyIf } from "../../lib/model/issue";
import { settingsCloudPolicy } from "../../lib/policy/define";

export const noNodeSshKeys = settingsCloudPolicy({
  id: "no-node-ssh-keys",
  category: "persistence",
  threats: ["P3"],
  boundaries: ["B2", "B6"],
  stride: ["S", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Nodes must not accept SSH keys or serial console logins",
  why: "An attacker with a login on a node installs programs there that no cluster object shows, and reads the data of its pods; a key works for as long as it is on the node.",
  fix: "Remove the keys; use `kubectl debug node` or the cloud's session manager to look at a node.",
  references: ["cis:eks/5.4.3", "cis:aks/5.4.3", "mitre:T1098.004", "mitre:T1021.004"],
  covers: ["eks-node-ssh", "gke-node-ssh-metadata", "aks-node-ssh"],
  exceptions: "Teams that must reach nodes when the cluster itself does not answer.",
  settings: [
    {
      on: [EKS_NODES, EKS_NATIVE_NODES],
      path: "remoteAccess.ec2SshKey",
      unset: "no SSH",
      mustNotBeSet: true,
    },
    ...onGkeNodes("metadata.ssh-keys", { unset: "no keys", mustNotBeSet: true }),
    ...onGkeNodes("metadata.serial-port-enable", {
      unset: "false",
      mustNotBeOneOf: ["true", "TRUE", "True", "1"],
    }),
    ...onGkeNodes("metadata.enable-oslogin", {
      unset: "that of the project",
      mustNotBeOneOf: ["false", "FALSE", "False", "0"],
    }),
    ...onAksNodes(
      { path: "securityProfile.sshAccess" },
      { unset: "LocalUser", mustBeOneOf: ["Disabled", "EntraId"] },
    ),
  ],

  checkStack: ({ cloud }) =>
    nodeTemplatesIn(cloud).map(({ data, isUsed }) => onlyIf(isUsed, data.key("keyName").mustNotBeSet())),
});
