import { noUnboundedNodeScaling } from "../../policies/denial-of-service/no-unbounded-node-scaling";
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
  `${who} must not act as ${identity}, which can start or stop any machine (${path})`,
];
const acting = actingAs(role({}));

testStackPolicy(noUnboundedNodeScaling, {
  accepts: {
    "the right to describe groups": stack(roleWith("autoscaling:DescribeAutoScalingGroups"), acting),
    "a role that nobody acts as": stack(roleWith("autoscaling:SetDesiredCapacity")),
    "the right under a condition": stack(
      roleWith("autoscaling:SetDesiredCapacity", {
        Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } },
      }),
      acting,
    ),
    "an administrator, which another policy judges": stack(roleWith("*"), acting),
    "an account that reads": stack(googleAccount, googleGrant("roles/compute.viewer"), onGoogle),
  },
  rejects: {
    "the right to resize every group": {
      given: stack(roleWith(["autoscaling:SetDesiredCapacity"]), acting),
      says: says('ServiceAccount "shop/orders"', ROLE_ANNOTATION),
    },
    "nodes with the right": {
      given: stack(roleWith("autoscaling:SetDesiredCapacity"), nodesOf(role({}))),
      says: says('aws:eks/nodeGroup:NodeGroup "workers"', "nodeRoleArn"),
    },
    "an account with the role": {
      given: stack(googleAccount, googleGrant("roles/compute.instanceAdmin.v1"), onGoogle),
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
