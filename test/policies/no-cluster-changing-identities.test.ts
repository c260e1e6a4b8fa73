import { noClusterChangingIdentities } from "../../policies/privilege-escalation/no-cluster-changing-identities";
import { stack, UNKNOWN } from "../support/builders";
import {
  actingAs,
  googleAccount,
  googleGrant,
  nodesOf,
  onGoogle,
  ROLE_ANNOTATION,
  role,
  roleWith,
} from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const says = (who: string, path: string, identity = 'aws:iam/role:Role "orders"') => [
  `${who} must not act as ${identity}, which can change clusters (${path})`,
];
const acting = actingAs(role({}));

testStackPolicy(noClusterChangingIdentities, {
  accepts: {
    "the right to describe clusters": stack(roleWith("eks:DescribeCluster"), acting),
    "a role that nobody acts as": stack(roleWith("eks:*")),
    "the right under a condition": stack(
      roleWith("eks:*", { Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } } }),
      acting,
    ),
    "an administrator, which another policy judges": stack(roleWith("*"), acting),
    "an account that reads": stack(googleAccount, googleGrant("roles/container.viewer"), onGoogle),
  },
  rejects: {
    "every right on clusters": {
      given: stack(roleWith(["eks:*"]), acting),
      says: says('ServiceAccount "shop/orders"', ROLE_ANNOTATION),
    },
    "nodes with the right": {
      given: stack(roleWith("eks:*"), nodesOf(role({}))),
      says: says('aws:eks/nodeGroup:NodeGroup "workers"', "nodeRoleArn"),
    },
    "an account with the role": {
      given: stack(googleAccount, googleGrant("roles/container.admin"), onGoogle),
      says: says(
        'ServiceAccount "shop/orders"',
        'metadata.annotations["iam.gke.io/gcp-service-account"]',
        'gcp:serviceaccount/account:Account "orders"',
      ),
    },
  },
  undecided: {
    "policies from an output": stack(role({ managedPolicyArns: UNKNOWN }), acting),
    "actions from an output": stack(
      role({
        inlinePolicies: [{ policy: { Statement: { Effect: "Allow", Action: UNKNOWN, Resource: "*" } } }],
      }),
      acting,
    ),
  },
});
