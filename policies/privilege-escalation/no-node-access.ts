import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noNodeAccess = rolePolicy({
  id: "no-node-access",
  category: "privilege-escalation",
  threats: ["E1", "E4", "F3"],
  boundaries: ["B1", "B2"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow access to the kubelet API or changes to nodes",
  why: "The proxy to a kubelet runs commands in every pod of the node, past admission and audit log; changed labels and taints move pods to a node of the attacker.",
  fix: "Remove `nodes/proxy`, `nodes/log` and write rights on nodes; metrics have subresources of their own.",
  references: ["cis:5.1.10", "ms:MS-TA9030", "mitre:T1609"],
  equivalents: [
    "checkov:CKV2_K8S_2",
    "trivy:KSV-0047",
    "kubescape:C-0279",
    "kyverno:restrict-clusterrole-nodesproxy",
  ],
  covers: ["rbac-nodes-proxy", "rbac-patch-node", "rbac-steal-pods"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.nodes,
});
