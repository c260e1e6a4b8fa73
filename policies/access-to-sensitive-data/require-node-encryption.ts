import { unencryptedDisks } from "../../lib/cloud/node-disk";
import { onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { LKE } from "../../lib/model/cloud-types";
import { onlyIf } from "../../lib/model/issue";
import { settingsCloudPolicy } from "../../lib/policy/define";

export const requireNodeEncryption = settingsCloudPolicy({
  id: "require-node-encryption",
  category: "access-to-sensitive-data",
  threats: ["S2", "Sm"],
  boundaries: ["B2"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed nodes must encrypt their disks",
  why: "Images, logs, emptyDir volumes and swapped memory are on the disks of nodes, and disks outlive them.",
  fix: "Enable encryption in the field that the message names, and leave it enabled where it is by default.",
  references: ["owasp:2025/K03", "mitre:T1005"],
  equivalents: ["checkov:CKV_AZURE_227"],
  covers: [
    "eks-node-disk-encryption",
    "aks-node-host-encryption",
    "aks-node-swap",
    "gke-node-swap",
    "lke-disk",
  ],
  exceptions: "AWS accounts where another program switches encryption on for every new disk.",
  settings: [
    ...onAksNodes(
      { path: "enableEncryptionAtHost", classic: "hostEncryptionEnabled" },
      { unset: "false", mustBe: true },
    ),
    ...onGkeNodes("linuxNodeConfig.swapConfig.encryptionConfig.disabled", {
      unset: "false",
      mustNotBe: true,
    }),
    { on: [LKE], path: "pools[].diskEncryption", unset: "enabled in most regions", mustNotBe: "disabled" },
  ],

  checkStack: ({ cloud }) =>
    unencryptedDisks(cloud).map(({ disk, verdict }) => onlyIf(verdict, disk.key("encrypted").mustBe(true))),
});
