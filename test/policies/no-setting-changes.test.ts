import type { Value } from "../../lib/model/value";
import { noSettingChanges } from "../../policies/privilege-escalation/no-setting-changes";
import { object, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";
import { role as named, rule, stackOf } from "../support/rbac";

const role = (verbs: Value, group: string, resource: string, resourceNames?: string[]) =>
  object("rbac.authorization.k8s.io/v1", "ClusterRole", "settler", {
    rules: [{ apiGroups: [group], resources: [resource], verbs, ...(resourceNames && { resourceNames }) }],
  });
const says = (what: string) => `ClusterRole "settler" must not let its subjects ${what} (rules[0])`;

testRolePolicy(
  noSettingChanges,
  {
    accepts: {
      "reading them": role(["get", "list", "watch"], "", "configmaps"),
      "changing one by its name": role(["update"], "", "configmaps", ["shop"]),
      "a lease of its own": role(["update"], "coordination.k8s.io", "leases", ["shop-leader"]),
    },
    rejects: {
      "changing any of them": {
        given: role(["update"], "", "configmaps"),
        says: says("write any ConfigMap"),
      },
      "creating them": { given: role(["create"], "", "configmaps"), says: says("write any ConfigMap") },
      "every lease": {
        given: role(["update"], "coordination.k8s.io", "leases"),
        says: says("take the leases of the control plane"),
      },
    },
    undecided: { "verbs from an output": role(UNKNOWN, "", "configmaps") },
  },
  {
    accepts: {
      "leader election in a namespace of its own": stackOf(
        named("team-a/leader", [rule(["create", "get", "update"], ["coordination.k8s.io"], ["leases"])]),
      ),
    },
    rejects: {
      "leases of kube-system": {
        given: stackOf(
          named("kube-system/leader", [rule(["get", "update"], ["coordination.k8s.io"], ["leases"])]),
        ),
        says: [
          'Role "kube-system/leader" must not let its subjects take the leases of the control plane (rules[0])',
        ],
      },
    },
  },
);
