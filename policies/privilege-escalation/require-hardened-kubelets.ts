import { componentPolicy } from "../../lib/define";

const ON = ["KubeletConfiguration"];

export const requireHardenedKubelets = componentPolicy({
  id: "require-hardened-kubelets",
  category: "privilege-escalation",
  threats: ["E3", "F3", "X2", "S4"],
  boundaries: ["B1", "B2", "B5"],
  stride: ["E", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title:
    "Kubelets must confine containers by default, and keep the kernel settings and rules that they rely on",
  why: "Without a seccomp profile by default a container may make every call to the kernel, and each flaw of the kernel is a way out of it.",
  fix: "Set the field to the value that the message names.",
  references: ["cis:4.2.6", "cis:4.2.7", "cis:4.2.14", "mitre:T1611"],
  equivalents: [
    "checkov:CKV_K8S_144",
    "trivy:KCV-0083",
    "kubescape:C-0177",
    "checkov:CKV_K8S_145",
    "trivy:KCV-0084",
    "kubescape:C-0178",
    "checkov:CKV_K8S_146",
    "kubescape:C-0284",
  ],
  covers: [
    "kubelet-protect-kernel-defaults",
    "kubelet-iptables-chains",
    "kubelet-seccomp-default",
    "kubelet-hostname-override",
    "kl-iptables",
    "kl-hostname",
    "kl-seccomp",
    "kl-kernel",
    "kl-handlers",
    "kl-health",
    "kl-image-verify",
  ],
  flags: [
    { component: "kubelet", flag: "protect-kernel-defaults", unset: "false", mustBe: "true" },
    { component: "kubelet", flag: "make-iptables-util-chains", unset: "true", mustNotBe: "false" },
    { component: "kubelet", flag: "seccomp-default", unset: "false", mustBe: "true" },
    { component: "kubelet", flag: "hostname-override", unset: "the name of the machine", mustNotBeSet: true },
  ],
  fields: [
    { on: ON, path: "protectKernelDefaults", unset: "false", mustBe: true },
    { on: ON, path: "makeIPTablesUtilChains", unset: "true", mustNotBe: false },
    { on: ON, path: "seccompDefault", unset: "false", mustBe: true },
    { on: ON, path: "enableSystemLogQuery", unset: "false", mustNotBe: true },
    {
      on: ON,
      path: "healthzBindAddress",
      unset: "127.0.0.1",
      mustNotMatch: /^(?!127\.|::1$|localhost$|$)/,
      safe: "127.0.0.1 or ::1",
    },
    {
      on: ON,
      path: "imagePullCredentialsVerificationPolicy",
      unset: "NeverVerifyPreloadedImages",
      mustNotBe: "NeverVerify",
    },
  ],
});
