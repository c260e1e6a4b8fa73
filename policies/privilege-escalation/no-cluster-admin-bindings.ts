import type { Cluster } from "../../lib/kubernetes/cluster";
import { type Binding, titleOfSubject } from "../../lib/kubernetes/rbac/binding";
import { joinedPermissions } from "../../lib/kubernetes/rbac/joined-permissions";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { isAllowed } from "../../lib/kubernetes/rbac/risky-permission";
import { DO_EVERYTHING } from "../../lib/kubernetes/rbac/risky-rights";
import type { Role } from "../../lib/kubernetes/rbac/role";
import { severityIn } from "../../lib/kubernetes/rbac/severity";
import { oneLine } from "../../lib/model/field";
import { weighed } from "../../lib/model/issue";
import { list } from "../../lib/model/words";
import { stackPolicy } from "../../lib/policy/define";
import { issueOnSubject } from "../../lib/policy/role-policy";

/** A resource and verb that only a wildcard covers. */
const ANYTHING = { verb: "any-verb", group: "any.group.example", resource: "anythings" };

export const noClusterAdminBindings = stackPolicy({
  id: "no-cluster-admin-bindings",
  category: "privilege-escalation",
  threats: ["E1", "Em"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "critical",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Bindings must not grant cluster-admin or equivalent rights",
  why: "A stolen token of the subject, or a way into one of its pods, then controls the cluster.",
  fix: "Bind a role that names the verbs and resources in use; for people, bind it for a limited time.",
  references: ["cis:5.1.1", "cis:5.1.3", "mitre:T1078", "ms:MS-TA9019"],
  equivalents: [
    "kube-linter:cluster-admin-role-binding",
    "trivy:KSV-0111",
    "kubescape:C-0185",
    "kubescape:C-0035",
    "polaris:clusterrolebindingClusterAdmin",
    "polaris:rolebindingClusterAdminClusterRole",
    "kyverno:restrict-binding-clusteradmin",
    "kyverno:block-cluster-admin-from-ns",
    "kics:cluster_admin_role_binding_with_super_user_permissions",
    "polaris:rolebindingClusterAdminRole",
    "kubescape:C-0272",
  ],
  covers: ["rbac-cluster-admin-binding", "rbac-admin-equivalent-binding"],
  exceptions: "A cluster needs some way in for its owners: bind a group of people, in a program of its own.",

  *checkStack(cluster) {
    const rbac = rbacOf(cluster);
    for (const binding of rbac.bindings) {
      const role = rbac.roleOf(binding);
      const verdict = isAllowed(DO_EVERYTHING, (request) => role.allows(request).verdict);
      const scope = binding.namespace === undefined ? "" : " in its namespace";
      const demand = `must not bind ${role.kind} "${oneLine(role.name)}", which may ${rightsOf(role)}${scope}, to ${subjectsOf(cluster, binding)}`;
      const severity = severityIn([{ namespace: binding.namespace, verdict: true }], DO_EVERYTHING);
      yield weighed(severity, binding.roleRef.key("name").violates(demand, verdict));
    }
    for (const joined of joinedPermissions(cluster, [DO_EVERYTHING])) yield issueOnSubject(cluster, joined);
  },
});

/** Verbs that are spelled out leave out those that an API server may have beside them. */
function rightsOf(role: Role): string {
  return role.allows(ANYTHING).verdict === false
    ? "read, create, change and delete everything"
    : "do everything";
}

function subjectsOf(cluster: Cluster, { subjects }: Binding): string {
  return list(subjects.map(({ field }) => titleOfSubject(cluster, field))) || "no subject yet";
}
