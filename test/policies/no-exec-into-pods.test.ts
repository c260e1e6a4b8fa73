import { noExecIntoPods } from "../../policies/malicious-code-execution/no-exec-into-pods";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noExecIntoPods, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["pods/exec"],
      verbs: ["create"],
    }),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may run commands in pods": {
      given: clusterRole({ apiGroups: [""], resources: ["pods/exec"], verbs: ["create"] }),
      says: 'ClusterRole "team" must not let its subjects run commands in pods (rules[0])',
    },
    "every resource of the core group to read, told once": {
      given: clusterRole({ apiGroups: [""], resources: ["*"], verbs: ["get"] }),
      says: 'ClusterRole "team" must not let its subjects run commands in pods, by a wildcard for resources (rules[0])',
    },
    "one service to reach through the API server": {
      given: clusterRole({
        apiGroups: [""],
        resources: ["services/proxy"],
        verbs: ["get"],
        resourceNames: ["grafana"],
      }),
      says: 'ClusterRole "team" must not let its subjects reach pods or services through the API server, limited to "grafana" (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({ apiGroups: [""], resources: ["pods/exec"], verbs: UNKNOWN }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
