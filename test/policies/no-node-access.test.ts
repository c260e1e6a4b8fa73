import { noNodeAccess } from "../../policies/privilege-escalation/no-node-access";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noNodeAccess, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["nodes/proxy"],
      verbs: ["create"],
    }),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may call the API of kubelets": {
      given: clusterRole({ apiGroups: [""], resources: ["nodes/proxy"], verbs: ["create"] }),
      says: 'ClusterRole "team" must not let its subjects call the API of kubelets (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({ apiGroups: [""], resources: ["nodes/proxy"], verbs: UNKNOWN }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
