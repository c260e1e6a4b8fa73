import { privateNodeDefaults } from "../../lib/cloud/google/google-addresses";
import { publicAddressSwitches, publicSubnets } from "../../lib/cloud/node-network";
import { onAksNodes, onGkePools } from "../../lib/cloud/shared/types";
import { onlyIf, settingIssue } from "../../lib/model/issue";
import { settingsCloudPolicy } from "../../lib/policy/define";

export const noPublicNodes = settingsCloudPolicy({
  id: "no-public-nodes",
  category: "attacker-on-the-network",
  threats: ["N2", "X3"],
  boundaries: ["B2", "B6"],
  stride: ["I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes of managed clusters must have no public IP addresses",
  why: "The kubelet, SSH and every node port of such a node are one firewall rule away from the internet.",
  fix: "Use private nodes and private subnets, with a NAT gateway for egress.",
  references: ["cis:gke/5.6.5", "cis:eks/5.4.3", "cis:aks/5.4.3", "owasp:2025/K06", "mitre:T1133"],
  equivalents: [
    "kubescape:C-0229",
    "kubescape:C-0248",
    "checkov:CKV_GCP_64",
    "checkov:CKV_GCP_25",
    "trivy:AVD-GCP-0059",
    "checkov:CKV_AZURE_143",
  ],
  covers: ["managed-cluster-private-nodes", "eks-node-public-ip", "gke-private-nodes", "aks-node-public-ip"],
  settings: [
    ...onGkePools("networkConfig.enablePrivateNodes", { unset: "that of the cluster", mustNotBe: false }),
    ...onAksNodes(
      { path: "enableNodePublicIP", classic: "nodePublicIpEnabled" },
      { unset: "false", mustNotBe: true },
    ),
  ],

  checkStack: ({ cloud }) => [
    ...publicAddressSwitches(cloud).map(({ field, isPublic }) =>
      settingIssue(isPublic, field, "must not set", field.shown),
    ),
    ...publicSubnets(cloud).map(({ field, isPublic }) =>
      field.violates("must not put nodes in a subnet with public addresses", isPublic),
    ),
    ...privateNodeDefaults(cloud).map(({ field, hasNodesByDefault }) =>
      onlyIf(hasNodesByDefault, field.mustBe(true)),
    ),
  ],
});
