import type { Value } from "../../lib/model/value";
import { limitCloudIdentityRights } from "../../policies/privilege-escalation/limit-cloud-identity-rights";
import { dependingOn, resource, stack, UNKNOWN } from "../support/builders";
import {
  ADMINISTRATOR_ACCESS,
  actingAs,
  azureAssignment,
  azureIdentity,
  googleAccount,
  googleGrant,
  nodesOf,
  onGoogle,
  podIdentity,
  ROLE_ANNOTATION,
  role,
  roleWith,
} from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const ROLE = 'aws:iam/role:Role "orders"';
const says = (who: string, path: string, identity = ROLE) => [
  `${who} must not act as ${identity}, which can use whole services of the cloud (${path})`,
];
const ACCOUNT = says('ServiceAccount "shop/orders"', ROLE_ANNOTATION);
const plain = role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"] });
const withPolicy = (name: string, inputs = {}) =>
  role({ managedPolicyArns: [`arn:aws:iam::aws:policy/${name}`], ...inputs });
const aks = dependingOn(
  resource("azure-native:containerservice:ManagedCluster", "prod", { identity: UNKNOWN }),
  { identity: [azureIdentity] },
);
const cluster = resource("azure:containerservice/kubernetesCluster:KubernetesCluster", "prod", {
  location: "west",
});
const toCluster = (scope: Value) =>
  dependingOn(
    resource("azure:authorization/assignment:Assignment", "orders", {
      principalId: UNKNOWN,
      roleDefinitionName: "Contributor",
      scope,
    }),
    { principalId: [cluster] },
  );
const CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const NETWORK = "4d97b98b-1d4f-4787-a291-c67834d212e7";

testStackPolicy(limitCloudIdentityRights, {
  accepts: {
    "a role that reads a queue": stack(plain, actingAs(plain)),
    "an administrator, which another policy judges": stack(
      withPolicy("AdministratorAccess"),
      actingAs(plain),
    ),
    "all actions on one bucket": stack(roleWith("*", { Resource: "arn:aws:s3:::invoices" }), actingAs(plain)),
    "an account that administers no service": stack(
      googleAccount,
      googleGrant("roles/pubsub.editor"),
      onGoogle,
    ),
    "a control plane of AKS whose identity Azure makes": stack(
      resource("azure-native:containerservice:ManagedCluster", "prod", {
        identity: { type: "SystemAssigned" },
      }),
    ),
    "nodes of AKS that change one registry": stack(
      cluster,
      toCluster("/subscriptions/s/resourceGroups/r/providers/Microsoft.ContainerRegistry/registries/a"),
    ),
    "a control plane of AKS that manages networks": stack(
      azureIdentity,
      azureAssignment(NETWORK, "/subscriptions/s/resourceGroups/r"),
      aks,
    ),
  },
  rejects: {
    "power over everything but rights": {
      given: stack(withPolicy("PowerUserAccess"), actingAs(plain)),
      says: ACCOUNT,
    },
    "nodes that write to every registry": {
      given: stack(withPolicy("AmazonEC2ContainerRegistryPowerUser"), nodesOf(plain)),
      says: says('aws:eks/nodeGroup:NodeGroup "workers"', "nodeRoleArn"),
    },
    "an administrator within a boundary": {
      given: stack(
        role({
          managedPolicyArns: [ADMINISTRATOR_ACCESS],
          permissionsBoundary: "arn:aws:iam::111122223333:policy/a",
        }),
        actingAs(plain),
      ),
      says: ACCOUNT,
    },
    "an administrator within a session policy": {
      given: stack(withPolicy("AdministratorAccess"), podIdentity(plain, { policy: "{}" })),
      says: says('aws:eks/podIdentityAssociation:PodIdentityAssociation "orders"', "roleArn"),
    },
    "an administrator under a condition": {
      given: stack(
        roleWith("*", { Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } }),
        actingAs(plain),
      ),
      says: ACCOUNT,
    },
    "all actions but those on rights": {
      given: stack(
        role({
          inlinePolicies: [{ policy: { Statement: { Effect: "Allow", NotAction: "iam:*", Resource: "*" } } }],
        }),
        actingAs(plain),
      ),
      says: ACCOUNT,
    },
    "an account that administers a service": {
      given: stack(googleAccount, googleGrant("roles/pubsub.admin"), onGoogle),
      says: says(
        'ServiceAccount "shop/orders"',
        'metadata.annotations["iam.gke.io/gcp-service-account"]',
        'gcp:serviceaccount/account:Account "orders"',
      ),
    },
    "pods that administer a service without an account": {
      given: stack(
        googleGrant("roles/pubsub.admin", { member: "serviceAccount:shop.svc.id.goog[shop/orders]" }),
      ),
      says: [
        'gcp:projects/iAMMember:IAMMember "orders" must not grant roles/pubsub.admin to pods, which can use whole services of the cloud (member)',
      ],
    },
    "nodes of AKS that change a whole group": {
      given: stack(cluster, toCluster("/subscriptions/s/resourceGroups/r")),
      says: [
        'azure:authorization/assignment:Assignment "orders" must not let a cluster or its nodes change everything in a scope (scope)',
      ],
    },
    "a control plane of AKS that changes its whole group": {
      given: stack(azureIdentity, azureAssignment(CONTRIBUTOR, "/subscriptions/s/resourceGroups/r"), aks),
      says: says(
        'azure-native:containerservice:ManagedCluster "prod"',
        "identity",
        'azure-native:managedidentity:UserAssignedIdentity "orders"',
      ),
    },
  },
  undecided: {
    "an assignment to a cluster in a scope from an output": stack(cluster, toCluster(UNKNOWN)),
    "policies from an output": stack(role({ managedPolicyArns: UNKNOWN }), actingAs(plain)),
  },
});
