import { nodeTemplatesIn } from "../../lib/cloud/aws/node-template";
import { EKS_NATIVE_NODES, EKS_NODES, onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { onlyIf } from "../../lib/model/issue";
import { settingsCloudPolicy } from "../../lib/policy/define";

export const noNodeSsh = settingsCloudPolicy({
  id: "no-node-ssh",
  category: "persistence",
  threats: ["P3"],
  boundaries: ["B2", "B6"],
  stride: ["S", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Nodes of managed clusters must not take SSH keys",
  why: "Who signs in to a node leaves programs there that no cluster shows, and reads what its pods hold; a key outlives whoever had it.",
  fix: "Remove the keys, and use a debug pod or the cloud's session manager where somebody must look at a node.",
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
