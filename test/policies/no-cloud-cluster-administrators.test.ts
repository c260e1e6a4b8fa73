import type { Value } from "../../lib/model/value";
import { noCloudClusterAdministrators } from "../../policies/privilege-escalation/no-cloud-cluster-administrators";
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
const component = (group: string) =>
  resource("eks:index:Cluster", "prod", {
    roleMappings: [{ roleArn: UNKNOWN, username: "ops", groups: [group] }],
  });
const argoCd = (to: string) =>
  resource("aws:eks/capability:Capability", "gitops", {
    type: "ARGOCD",
    configuration: { argoCd: { rbacRoleMappings: [{ role: to, identities: [] }] } },
  });
const onGoogle = (to: string) =>
  resource("gcp:projects/iAMMember:IAMMember", "ops", { role: to, member: "group:ops@example.com" });
const MASTERS = "must not map an identity to system:masters";

testPolicy(noCloudClusterAdministrators, {
  accepts: {
    "an entry that may view": entry("AmazonEKSViewPolicy"),
    "a group of the team": awsAuth({ mapRoles: mapping("shop-operators") }),
    "another ConfigMap": awsAuth({ mapRoles: mapping("system:masters") }, "shop/aws-auth"),
    "no accounts": awsAuth({ mapAccounts: "[]" }),
    "text that is no YAML": awsAuth({ mapRoles: "- {" }),
    "a role of an administrator in one namespace": resource(
      "azure-native:authorization:RoleAssignment",
      "ops",
      {
        roleDefinitionId: "/roleDefinitions/b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b",
        scope:
          "/subscriptions/s/resourceGroups/r/providers/Microsoft.ContainerService/managedClusters/prod/namespaces/shop",
      },
    ),
    "mappings of the component to a group of the team": component("shop-operators"),
    "an editor of Argo CD": argoCd("EDITOR"),
    "a viewer of the clusters of a project": onGoogle("roles/container.viewer"),
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
      says: 'ConfigMap "kube-system/aws-auth" must not map all identities of an AWS account (data.mapAccounts)',
    },
    "the role of an administrator of AKS": {
      given: onAzure("b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b"),
      says: 'azure-native:authorization:RoleAssignment "ops" must not grant Azure Kubernetes Service RBAC Cluster Admin (roleDefinitionId)',
    },
    "a mapping of the component to system:masters": {
      given: component("system:masters"),
      says: `eks:index:Cluster "prod" ${MASTERS} (roleMappings[0].groups)`,
    },
    "an entry of the component with the policy of administrators": {
      given: resource("eks:index:Cluster", "prod", {
        accessEntries: {
          ops: {
            principalArn: UNKNOWN,
            accessPolicies: {
              all: { policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy" },
            },
          },
        },
      }),
      says: 'eks:index:Cluster "prod" must not grant AmazonEKSClusterAdminPolicy (accessEntries.ops.accessPolicies.all.policyArn)',
    },
    "an administrator of Argo CD": {
      given: argoCd("ADMIN"),
      says: 'aws:eks/capability:Capability "gitops" must not make a user administrator of Argo CD (configuration.argoCd.rbacRoleMappings[0].role)',
    },
    "an administrator of all clusters of a project": {
      given: onGoogle("roles/container.admin"),
      says: 'gcp:projects/iAMMember:IAMMember "ops" must not grant roles/container.admin on every cluster of a project (role)',
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
