import { DEFAULT_CAPABILITIES } from "../../lib/kubernetes/pods/capabilities";
import { containerPolicy } from "../../lib/policy/define";

export const limitAddedCapabilities = containerPolicy({
  id: "limit-added-capabilities",
  category: "privilege-escalation",
  threats: ["E2", "X2", "N4", "S3"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "high",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Containers must not add capabilities beyond the default set",
  why: "SYS_ADMIN, SYS_MODULE, SYS_PTRACE and BPF amount to root on the node, NET_ADMIN redirects traffic, and NET_RAW forges packets.",
  fix: "Remove the capability from `capabilities.add`; move what still needs it to a workload that does nothing else.",
  references: [
    "pss:baseline/capabilities_baseline",
    "pss:restricted/capabilities_restricted",
    "cis:5.2.9",
    "cis:5.2.8",
    "mitre:T1611",
  ],
  equivalents: [
    "trivy:KSV-0022",
    "kyverno:disallow-capabilities",
    "kyverno:service-mesh-disallow-capabilities",
    "psa:capabilities_baseline",
    "polaris:dangerousCapabilities",
    "kubescape:C-0046",
    "trivy:KSV-0005",
    "trivy:KSV-0120",
    "trivy:KSV-0119",
    "checkov:CKV_K8S_39",
    "kubesec:CapSysAdmin",
    "kics:containers_with_sys_admin_capabilities",
    "kube-linter:privilege-escalation-container",
    "checkov:CKV_K8S_25",
    "kyverno:restrict-adding-capabilities",
    "kics:containers_with_added_capabilities",
  ],
  covers: [
    "capabilities-added-beyond-baseline",
    "capabilities-dangerous",
    "capability-sys-admin",
    "capability-sys-module",
    "capability-net-raw-added",
    "escape-sys-ptrace-host-pid",
    "escape-cgroup-release-agent",
  ],
  allowed: [
    { fields: ["spec.containers[*].securityContext.capabilities.add[*]"], values: DEFAULT_CAPABILITIES },
  ],

  impliedByPrivileged: true,
  check: (container) =>
    container
      .at("securityContext.capabilities.add")
      .items()
      .map((added) => added.mustBeOneOf(DEFAULT_CAPABILITIES)),
});
