import { noExecIntoPods } from "../../policies/malicious-code-execution/no-exec-into-pods";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noExecIntoPods, {
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
    "a wildcard for resources: that is another policy": clusterRole({
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
  },
  undecided: {
    "verbs from an output": clusterRole({ apiGroups: [""], resources: ["pods/exec"], verbs: UNKNOWN }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
