import { noAdministratorNodes } from "../../policies/privilege-escalation/no-administrator-nodes";
import { dependingOn, object, resource, stack, UNKNOWN } from "../support/builders";
import {
  ADMINISTRATOR_ACCESS,
  actingAs,
  azureAssignment,
  azureIdentity,
  googleAccount,
  googleGrant,
  nodesOf,
  role,
} from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const administrator = role({ managedPolicyArns: [ADMINISTRATOR_ACCESS] });
const worker = role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"] });
const pool = resource("gcp:container/nodePool:NodePool", "workers", {
  nodeConfig: { serviceAccount: "orders@shop.iam.gserviceaccount.com" },
});
const aks = (property: "identity" | "identityProfile") =>
  dependingOn(resource("azure-native:containerservice:ManagedCluster", "prod", { [property]: UNKNOWN }), {
    [property]: [azureIdentity],
  });
const owner = azureAssignment("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "/subscriptions/s/resourceGroups/r");

testStackPolicy(noAdministratorNodes, {
  accepts: {
    "nodes with the policy of nodes": stack(worker, nodesOf(worker)),
    "an administrator that only pods act as, which another policy judges": stack(
      administrator,
      actingAs(administrator),
    ),
    "nodes of GKE that write logs": stack(googleAccount, googleGrant("roles/logging.logWriter"), pool),
    "a control plane of AKS that owns its group, which another policy judges": stack(
      azureIdentity,
      owner,
      aks("identity"),
    ),
  },
  rejects: {
    "nodes of Karpenter with administrator access": {
      given: stack(
        role({ name: "orders", managedPolicyArns: [ADMINISTRATOR_ACCESS] }),
        object("karpenter.k8s.aws/v1", "EC2NodeClass", "default", { spec: { role: "orders" } }),
      ),
      says: [
        'EC2NodeClass "default" must not act as aws:iam/role:Role "orders", which can administer the cloud account (spec.role)',
      ],
    },
    "nodes with administrator access": {
      given: stack(administrator, nodesOf(administrator)),
      says: [
        'aws:eks/nodeGroup:NodeGroup "workers" must not act as aws:iam/role:Role "orders", which can administer the cloud account (nodeRoleArn)',
      ],
    },
    "nodes of Auto Mode with administrator access": {
      given: stack(
        administrator,
        dependingOn(
          resource("aws:eks/cluster:Cluster", "prod", {
            computeConfig: { enabled: true, nodeRoleArn: UNKNOWN },
          }),
          { computeConfig: [administrator] },
        ),
      ),
      says: [
        'aws:eks/cluster:Cluster "prod" must not act as aws:iam/role:Role "orders", which can administer the cloud account (computeConfig.nodeRoleArn)',
      ],
    },
    "nodes of GKE that edit their project": {
      given: stack(googleAccount, googleGrant("roles/editor"), pool),
      says: [
        'gcp:container/nodePool:NodePool "workers" must not act as gcp:serviceaccount/account:Account "orders", which can administer the cloud account (nodeConfig.serviceAccount)',
      ],
    },
    "nodes of AKS that own their group": {
      given: stack(azureIdentity, owner, aks("identityProfile")),
      says: [
        'azure-native:containerservice:ManagedCluster "prod" must not act as azure-native:managedidentity:UserAssignedIdentity "orders", which can administer the cloud account (identityProfile)',
      ],
    },
  },
  undecided: {
    "policies from an output": stack(role({ managedPolicyArns: UNKNOWN }), nodesOf(worker)),
    "a role from an output that leads nowhere": stack(
      resource("aws:eks/nodeGroup:NodeGroup", "workers", { nodeRoleArn: UNKNOWN }),
    ),
  },
});
