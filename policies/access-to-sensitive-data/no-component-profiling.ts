import { componentPolicy } from "../../lib/define";

export const noComponentProfiling = componentPolicy({
  id: "no-component-profiling",
  category: "access-to-sensitive-data",
  threats: ["S4", "D5"],
  boundaries: ["B1"],
  stride: ["I", "D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Components of the control plane must not serve profiles",
  why: "Profiles show what a component works on, and taking them slows it down.",
  fix: "Set `--profiling=false`.",
  references: ["cis:1.2.15", "cis:1.3.2", "cis:1.4.1"],
  equivalents: [
    "checkov:CKV_K8S_90",
    "trivy:KCV-0018",
    "kubescape:C-0129",
    "kics:profiling_not_set_to_false",
    "checkov:CKV_K8S_107",
    "trivy:KCV-0034",
    "kubescape:C-0145",
    "checkov:CKV_K8S_114",
    "trivy:KCV-0040",
    "kubescape:C-0151",
  ],
  covers: ["apiserver-profiling", "controller-manager-profiling", "scheduler-profiling"],
  flags: [
    { component: "kube-apiserver", flag: "profiling", unset: "true", mustBe: "false" },
    { component: "kube-controller-manager", flag: "profiling", unset: "true", mustBe: "false" },
    { component: "kube-scheduler", flag: "profiling", unset: "true", mustBe: "false" },
  ],
});
