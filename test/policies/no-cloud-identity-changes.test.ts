import { noCloudIdentityChanges } from "../../policies/privilege-escalation/no-cloud-identity-changes";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noCloudIdentityChanges, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["configmaps"],
      verbs: ["patch"],
      resourceNames: ["aws-auth"],
    }),
    "a wildcard for resources: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may change who of the AWS account is who in the cluster": {
      given: clusterRole({
        apiGroups: [""],
        resources: ["configmaps"],
        verbs: ["patch"],
        resourceNames: ["aws-auth"],
      }),
      says: 'ClusterRole "team" must not let its subjects change who of the AWS account is who in the cluster (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({
      apiGroups: [""],
      resources: ["configmaps"],
      verbs: UNKNOWN,
      resourceNames: ["aws-auth"],
    }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
