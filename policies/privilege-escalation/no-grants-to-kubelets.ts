import { permissionsOfBinding } from "../../lib/kubernetes/rbac/binding-permissions";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { grantsTo } from "../../lib/kubernetes/rbac/system-groups";
import { weighed } from "../../lib/model/issue";
import { allOf } from "../../lib/model/value";
import { list } from "../../lib/model/words";
import { stackPolicy } from "../../lib/policy/define";

export const noGrantsToKubelets = stackPolicy({
  id: "no-grants-to-kubelets",
  category: "privilege-escalation",
  threats: ["E1", "E4"],
  boundaries: ["B1", "B2"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Bindings must not grant all kubelets more than the node authorizer does",
  why: "Root on any node has the kubelet's credentials, and with them what the group system:nodes is granted.",
  fix: "Remove the binding: the node authorizer gives each kubelet what its own pods need. Give agents on nodes a service account.",
  references: [
    "cis:5.1.7",
    "url:https://kubernetes.io/docs/reference/access-authn-authz/node/",
    "mitre:T1078",
  ],

  *checkStack(cluster) {
    const rbac = rbacOf(cluster);
    for (const binding of rbac.bindings) {
      const grants = grantsTo(binding, ["system:nodes"]).filter(({ isGranted }) => isGranted !== false);
      const [worst, ...others] = grants.length === 0 ? [] : permissionsOfBinding(rbac, binding);
      if (worst === undefined) continue;
      const titles = list([worst, ...others].slice(0, 3).map(({ permission }) => permission.title));
      const demand = `must not let all kubelets ${titles}, by ${rbac.roleOf(binding).title}`;
      for (const { name, isGranted } of grants) {
        yield weighed(worst.severity, name.violates(demand, allOf([isGranted, worst.verdict])));
      }
    }
  },
});
