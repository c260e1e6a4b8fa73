import { noNamespaceChanges } from "../../policies/privilege-escalation/no-namespace-changes";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";
import { role, rule, stackOf } from "../support/rbac";

testRolePolicy(
  noNamespaceChanges,
  {
    accepts: {
      "a role that reads pods": clusterRole({
        apiGroups: [""],
        resources: ["pods"],
        verbs: ["get", "list", "watch"],
      }),
      "the same verbs on another API group": clusterRole({
        apiGroups: ["example.com"],
        resources: ["namespaces"],
        verbs: ["update"],
      }),
      "everything at once: that is another policy": clusterRole({
        apiGroups: ["*"],
        resources: ["*"],
        verbs: ["*"],
      }),
    },
    rejects: {
      "a role that may change namespaces": {
        given: clusterRole({ apiGroups: [""], resources: ["namespaces"], verbs: ["update"] }),
        says: 'ClusterRole "team" must not let its subjects change namespaces (rules[0])',
      },
    },
    undecided: {
      "verbs from an output": clusterRole({ apiGroups: [""], resources: ["namespaces"], verbs: UNKNOWN }),
      "a rule from an output": clusterRole(UNKNOWN),
    },
  },
  {
    accepts: {
      "a Role that may create namespaces, which no Role can give": stackOf(
        role("shop/admin", [rule(["create"], [""], ["namespaces"])]),
      ),
    },
    rejects: {
      "a Role that may patch its own Namespace": {
        given: stackOf(role("shop/admin", [rule(["patch"], [""], ["namespaces"])])),
        says: ['Role "shop/admin" must not let its subjects change namespaces (rules[0])'],
      },
    },
  },
);
