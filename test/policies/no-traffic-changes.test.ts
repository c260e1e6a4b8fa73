import { noTrafficChanges } from "../../policies/attacker-on-the-network/no-traffic-changes";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";
import {
  account,
  clusterRoleBinding,
  clusterRole as named,
  role,
  roleBinding,
  rule,
  stackOf,
  toClusterRole,
} from "../support/rbac";

const CONFIG_MAPS = rule(["get", "update"], [""], ["configmaps"]);

testRolePolicy(
  noTrafficChanges,
  {
    accepts: {
      "a role that reads pods": clusterRole({
        apiGroups: [""],
        resources: ["pods"],
        verbs: ["get", "list", "watch"],
      }),
      "the same verbs on another API group": clusterRole({
        apiGroups: ["example.com"],
        resources: ["networkpolicies"],
        verbs: ["create"],
      }),
      "everything at once: that is another policy": clusterRole({
        apiGroups: ["*"],
        resources: ["*"],
        verbs: ["*"],
      }),
    },
    rejects: {
      "a role that may write or delete network policies": {
        given: clusterRole({
          apiGroups: ["networking.k8s.io"],
          resources: ["networkpolicies"],
          verbs: ["create"],
        }),
        says: 'ClusterRole "team" must not let its subjects write or delete network policies (rules[0])',
      },
    },
    undecided: {
      "verbs from an output": clusterRole({
        apiGroups: ["networking.k8s.io"],
        resources: ["networkpolicies"],
        verbs: UNKNOWN,
      }),
      "a rule from an output": clusterRole(UNKNOWN),
    },
  },
  {
    accepts: {
      "ConfigMaps of an application's namespace": stackOf(role("team-a/app", [CONFIG_MAPS])),
      "a ClusterRole that is bound in the namespace of an application only": stackOf(
        named("app", [CONFIG_MAPS]),
        roleBinding("team-a/app", toClusterRole("app"), account("team-a", "app")),
      ),
      "ConfigMaps of kube-system by another name": stackOf(
        role("kube-system/app", [{ ...CONFIG_MAPS, resourceNames: ["app"] }]),
      ),
    },
    rejects: {
      "ConfigMaps of kube-system": {
        given: stackOf(role("kube-system/app", [CONFIG_MAPS])),
        says: ['Role "kube-system/app" must not let its subjects change the cluster\'s DNS (rules[0])'],
      },
      "a ClusterRole that is bound in kube-system as well": {
        given: stackOf(
          named("app", [CONFIG_MAPS]),
          roleBinding("team-a/app", toClusterRole("app"), account("team-a", "app")),
          roleBinding("kube-system/app", toClusterRole("app"), account("team-a", "app")),
        ),
        says: ['ClusterRole "app" must not let its subjects change the cluster\'s DNS (rules[0])'],
      },
      "a ClusterRole that is bound in the whole cluster": {
        given: stackOf(
          named("app", [CONFIG_MAPS]),
          clusterRoleBinding("app", toClusterRole("app"), account("team-a", "app")),
        ),
        says: ['ClusterRole "app" must not let its subjects change the cluster\'s DNS (rules[0])'],
      },
    },
  },
);
