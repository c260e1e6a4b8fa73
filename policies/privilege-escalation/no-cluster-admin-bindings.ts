import type { Cluster } from "../../lib/kubernetes/cluster";
import type { Binding } from "../../lib/kubernetes/rbac/binding";
import { sourceOf } from "../../lib/kubernetes/rbac/names";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { oneLine } from "../../lib/model/field";
import { UNKNOWN } from "../../lib/model/value";
import { list } from "../../lib/model/words";
import { stackPolicy } from "../../lib/policy/define";

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
  title: "Bindings must not give every right to an account, user or group",
  why: "Whoever has the account's token, or a way into one of its pods, owns the cluster.",
  fix: "Bind a role with the verbs and resources that the subject uses; for people, one that is granted for a limited time.",
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

  checkStack(cluster) {
    const rbac = rbacOf(cluster);
    return rbac.bindings.map((binding) => {
      const role = rbac.roleOf(binding);
      return binding.roleRef
        .key("name")
        .violates(
          `must not bind ${role.kind} "${oneLine(role.name)}", which may do everything, to ${subjectsOf(cluster, binding)}`,
          role.allows(ANYTHING).verdict,
        );
    });
  },
});

/** The subjects as messages call them; one whose name is the output of an account, by that account. */
function subjectsOf(cluster: Cluster, { subjects }: Binding): string {
  const titles = subjects.map(({ field }) => {
    const name = field.key("name");
    const source = name.value === UNKNOWN ? sourceOf(cluster, name, "ServiceAccount") : undefined;
    return source?.title ?? `${field.key("kind").shown} "${name.shown}"`;
  });
  return list(titles) || "nobody yet";
}
