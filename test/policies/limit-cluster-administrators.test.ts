import type { Value } from "../../lib/kubernetes/value";
import { limitClusterAdministrators } from "../../policies/privilege-escalation/limit-cluster-administrators";
import { object, resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const entry = (policy: string) =>
  resource("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "ops", {
    clusterName: "prod",
    accessScope: { type: "cluster" },
    policyArn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
  });
const awsAuth = (data: Value, name = "kube-system/aws-auth") => object("v1", "ConfigMap", name, { data });
const mapping = (group: string) => `- rolearn: arn:aws:iam::111122223333:role/ops
  username: ops
  groups:
    - ${group}
`;
const onAzure = (id: string) =>
  resource("azure-native:authorization:RoleAssignment", "ops", {
    roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${id}`,
    scope: "/subscriptions/s",
  });
const MASTERS = "must not map an identity to system:masters";

testPolicy(limitClusterAdministrators, {
  accepts: {
    "an entry that may view": entry("AmazonEKSViewPolicy"),
    "a group of the team": awsAuth({ mapRoles: mapping("shop-operators") }),
    "another ConfigMap": awsAuth({ mapRoles: mapping("system:masters") }, "shop/aws-auth"),
    "no accounts": awsAuth({ mapAccounts: "[]" }),
    "text that is no YAML": awsAuth({ mapRoles: "- {" }),
    "a role that reads": onAzure("7f6c6a51-bcf8-42ba-9220-52d62157d7db"),
  },
  rejects: {
    "an entry of an administrator": {
      given: entry("AmazonEKSClusterAdminPolicy"),
      says: 'aws:eks/accessPolicyAssociation:AccessPolicyAssociation "ops" must not grant AmazonEKSClusterAdminPolicy (policyArn)',
    },
    "a role in system:masters": {
      given: awsAuth({ mapRoles: mapping("system:masters") }),
      says: `ConfigMap "kube-system/aws-auth" ${MASTERS} (data.mapRoles)`,
    },
    "a user in system:masters": {
      given: awsAuth({ mapUsers: mapping("system:masters") }),
      says: `ConfigMap "kube-system/aws-auth" ${MASTERS} (data.mapUsers)`,
    },
    "every identity of an account": {
      given: awsAuth({ mapAccounts: "- '111122223333'" }),
      says: 'ConfigMap "kube-system/aws-auth" must not let every identity of an account in (data.mapAccounts)',
    },
    "the role of an administrator of AKS": {
      given: onAzure("b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b"),
      says: 'azure-native:authorization:RoleAssignment "ops" must not grant Azure Kubernetes Service RBAC Cluster Admin (roleDefinitionId)',
    },
    "the same role by name": {
      given: resource("azure:authorization/assignment:Assignment", "ops", {
        roleDefinitionName: "Azure Kubernetes Service Cluster Admin Role",
        scope: "/subscriptions/s",
      }),
      says: 'azure:authorization/assignment:Assignment "ops" must not grant Azure Kubernetes Service Cluster Admin Role (roleDefinitionName)',
    },
  },
  undecided: {
    "a mapping from an output, as it is before its roles exist": awsAuth({ mapRoles: UNKNOWN }),
    "a policy from an output": resource("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "ops", {
      policyArn: UNKNOWN,
    }),
  },
});
