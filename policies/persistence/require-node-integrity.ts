import { onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireNodeIntegrity = settingsPolicy({
  id: "require-node-integrity",
  category: "persistence",
  threats: ["P3", "P4", "E3"],
  boundaries: ["B2", "B5"],
  stride: ["T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Nodes must use secure boot, a virtual TPM and integrity monitoring",
  why: "A boot chain that is not verified keeps a rootkit through every restart, hidden from the cluster.",
  fix: "Switch on secure boot, the virtual TPM and integrity monitoring.",
  references: ["cis:gke/5.5.6", "cis:gke/5.5.7", "mitre:T1542"],
  equivalents: ["checkov:CKV_GCP_68", "checkov:CKV_GCP_72"],
  covers: [
    "gke-node-secure-boot",
    "gke-node-integrity",
    "gke-node-kernel-modules",
    "gke-nap",
    "aks-node-trusted-launch",
  ],
  exceptions: "Nodes that load kernel modules of their own, such as drivers of accelerators.",
  settings: [
    ...onGkeNodes("shieldedInstanceConfig.enableSecureBoot", { unset: "false", mustBe: true }),
    ...onGkeNodes("shieldedInstanceConfig.enableIntegrityMonitoring", { unset: "true", mustNotBe: false }),
    ...onGkeNodes("linuxNodeConfig.nodeKernelModuleLoading.policy", {
      unset: "signed modules, but for accelerators",
      mustNotBe: "DO_NOT_ENFORCE_SIGNED_MODULES",
    }),
    ...onAksNodes({ path: "securityProfile.enableSecureBoot" }, { unset: "false", mustBe: true }),
    ...onAksNodes({ path: "securityProfile.enableVTPM" }, { unset: "false", mustBe: true }),
  ],
});
