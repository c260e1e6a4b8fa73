import { permissionsOfBinding } from "../../lib/kubernetes/rbac/binding-permissions";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { BINDINGS, grantsTo } from "../../lib/kubernetes/rbac/system-groups";
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

  checkStack(cluster) {
    const rbac = rbacOf(cluster);
    return rbac.bindings
      .filter(({ object }) => BINDINGS.includes(object.type))
      .flatMap((binding) => {
        const [worst, ...others] = permissionsOfBinding(rbac, binding);
        if (worst === undefined) return [];
        const titles = [worst, ...others].slice(0, 3).map(({ permission }) => permission.title);
        return grantsTo(binding.object, ["system:nodes"]).map(({ name, isGranted }) =>
          weighed(
            worst.severity,
            name.violates(
              `must not let all kubelets ${list(titles)}, by ${rbac.roleOf(binding).title}`,
              allOf([isGranted, worst.verdict]),
            ),
          ),
        );
      });
  },
});
