import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noExecIntoPods = rolePolicy({
  id: "no-exec-into-pods",
  category: "malicious-code-execution",
  threats: ["X1", "E5"],
  boundaries: ["B1", "B3"],
  stride: ["E", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow exec, attach, port-forward or debug containers in pods",
  why: "A shell, a debug container or a forwarded port reaches the data and the token of every pod in the scope, past NetworkPolicies.",
  fix: "Remove `pods/exec`, `pods/attach`, `pods/ephemeralcontainers`, `pods/portforward` and `pods/proxy`, or bind the role for a limited time.",
  references: ["ms:MS-TA9006", "mitre:T1609"],
  equivalents: [
    "trivy:KSV-0053",
    "kubescape:C-0002",
    "polaris:rolePodExecAttach",
    "polaris:clusterrolePodExecAttach",
    "kics:rbac_roles_with_exec_permission",
    "checkov:CKV2_K8S_2",
    "trivy:KSV-0054",
    "kics:rbac_roles_with_attach_permission",
    "polaris:clusterrolebindingPodExecAttach",
    "polaris:rolebindingClusterRolePodExecAttach",
    "polaris:rolebindingRolePodExecAttach",
    "kubescape:C-0063",
    "kics:rbac_roles_with_portforwarding_permissions",
  ],
  covers: [
    "rbac-pod-exec",
    "rbac-pod-attach",
    "rbac-pod-exec-bound",
    "rbac-port-forward",
    "rbac-ephemeral-containers",
  ],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.pods,
});
