import { EKS, GKE } from "../../lib/model/cloud-types";
import { noEksAwsAuthChanges } from "../../policies/privilege-escalation/no-eks-aws-auth-changes";
import { clusterRole, type Manifest, resource, stack, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";
import { role, rule, stackOf } from "../support/rbac";

const CONFIG_MAPS = rule(["update"], [""], ["configmaps"]);
const onCluster = (type: string, object: Manifest) => stack(resource(type, "main", { name: "main" }), object);

testRolePolicy(
  noEksAwsAuthChanges,
  {
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
      "everything at once: that is another policy": clusterRole({
        apiGroups: ["*"],
        resources: ["*"],
        verbs: ["*"],
      }),
    },
    rejects: {
      "a role that may change aws-auth by its name": {
        given: clusterRole({
          apiGroups: [""],
          resources: ["configmaps"],
          verbs: ["patch"],
          resourceNames: ["aws-auth"],
        }),
        says: 'ClusterRole "team" must not let its subjects change the ConfigMap aws-auth, which maps AWS identities to users and groups (rules[0])',
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
  },
  {
    accepts: {
      "ConfigMaps of an application's namespace": stackOf(role("team-a/app", [CONFIG_MAPS])),
      "every ConfigMap of a cluster of another cloud": onCluster(GKE, clusterRole(CONFIG_MAPS)),
    },
    rejects: {
      "every ConfigMap of a cluster of EKS": {
        given: onCluster(EKS, clusterRole(CONFIG_MAPS)),
        says: [
          'ClusterRole "team" must not let its subjects change the ConfigMap aws-auth, which maps AWS identities to users and groups (rules[0])',
        ],
      },
    },
    undecided: {
      "every ConfigMap of a cluster that the program does not declare": stack(clusterRole(CONFIG_MAPS)),
    },
  },
);
