import { noTrafficChanges } from "../../policies/attacker-on-the-network/no-traffic-changes";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noTrafficChanges, {
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
    "a wildcard for resources: that is another policy": clusterRole({
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
});
