import type { Value } from "../../lib/model/value";
import { noEksMappedAdministrators } from "../../policies/privilege-escalation/no-eks-mapped-administrators";
import { binding, clusterRole, object, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const entry = (kubernetesGroups: Value) =>
  resource("aws:eks/accessEntry:AccessEntry", "ops", { clusterName: "prod", kubernetesGroups });
const awsAuth = (group: string) =>
  object("v1", "ConfigMap", "kube-system/aws-auth", {
    data: { mapRoles: `- { rolearn: arn, username: ops, groups: [${group}] }` },
  });
const component = (inputs: { readonly [key: string]: Value }) =>
  resource("eks:index:Cluster", "prod", inputs);
const ops = { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "ops" };
const reader = clusterRole({ apiGroups: [""], resources: ["pods"], verbs: ["get"] });
const says = (who: string, path: string) => [
  `${who} must not map an identity to the group ops, which may do everything (${path})`,
];

testStackPolicy(noEksMappedAdministrators, {
  accepts: {
    "a group that reads pods": stack(entry(["ops"]), reader, binding("team", ops)),
    "a group that the program does not bind": stack(entry(["shop"]), binding("cluster-admin", ops)),
    "the group of masters, which another policy judges": stack(
      awsAuth("system:masters"),
      binding("cluster-admin", ops),
    ),
  },
  rejects: {
    "an entry in a group of administrators": {
      given: stack(entry(["ops"]), binding("cluster-admin", ops)),
      says: says('aws:eks/accessEntry:AccessEntry "ops"', "kubernetesGroups[0]"),
    },
    "a role in a group of administrators": {
      given: stack(awsAuth("ops"), binding("cluster-admin", ops)),
      says: says('ConfigMap "kube-system/aws-auth"', "data.mapRoles[0].groups[0]"),
    },
    "a mapping of the component in a group of administrators": {
      given: stack(
        component({ roleMappings: [{ roleArn: UNKNOWN, username: "ops", groups: ["ops"] }] }),
        binding("cluster-admin", ops),
      ),
      says: says('eks:index:Cluster "prod"', "roleMappings[0].groups[0]"),
    },
    "an entry of the component in a group of administrators": {
      given: stack(
        component({ accessEntries: { ops: { principalArn: UNKNOWN, kubernetesGroups: ["ops"] } } }),
        binding("cluster-admin", ops),
      ),
      says: says('eks:index:Cluster "prod"', "accessEntries.ops.kubernetesGroups[0]"),
    },
  },
  undecided: {
    "groups from an output": stack(entry(UNKNOWN), binding("cluster-admin", ops)),
    "a mapping from an output": stack(
      object("v1", "ConfigMap", "kube-system/aws-auth", { data: { mapRoles: UNKNOWN } }),
      binding("cluster-admin", ops),
    ),
  },
});
