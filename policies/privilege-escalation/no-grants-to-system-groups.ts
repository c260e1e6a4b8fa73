import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { ANONYMOUS, grantsTo, readsNamedObjectsOnly } from "../../lib/kubernetes/rbac/system-groups";
import { allOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

const GROUPS = [...ANONYMOUS, "system:authenticated", "system:serviceaccounts", "system:masters"];

export const noGrantsToSystemGroups = stackPolicy({
  id: "no-grants-to-system-groups",
  category: "privilege-escalation",
  threats: ["E1", "F1", "Em"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "critical",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Bindings must not name anonymous users, or groups of all users or all accounts",
  why: "Anonymous requests need no credentials; the groups hold every user and every pod, and on some clouds every account of the provider.",
  fix: "Bind the one group or service account that needs the role.",
  references: ["cis:5.1.7", "owasp:2025/K09", "ms:MS-M9021", "mitre:T1078"],
  equivalents: [
    "trivy:KSV-0123",
    "kyverno:restrict-binding-system-groups",
    "kubescape:C-0246",
    "trivy:KSV-0122",
    "kubescape:C-0262",
    "kubesec:BindingsToSystemAnonymous",
    "trivy:KSV-01011",
    "kubescape:C-0265",
  ],
  covers: ["rbac-system-masters-binding", "rbac-anonymous-binding", "rbac-authenticated-binding"],

  *checkStack(cluster) {
    for (const binding of rbacOf(cluster).bindings) {
      const isMore = not(readsNamedObjectsOnly(cluster, binding));
      const demand = `must not give ${binding.roleRef.key("name").shown} to`;
      for (const { name, isGranted } of grantsTo(binding, GROUPS)) {
        yield name.violates(`${demand} ${name.shown}`, allOf([isGranted, isMore]));
      }
    }
  },
});
