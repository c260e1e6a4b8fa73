import { noAccountWideSecretAccess } from "../../policies/access-to-sensitive-data/no-account-wide-secret-access";
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
  `${who} must not act as ${identity}, which can read all secrets, parameters, keys or buckets of a kind (${path})`,
];
const acting = actingAs(role({}));

testStackPolicy(noAccountWideSecretAccess, {
  accepts: {
    "the right to list secrets": stack(roleWith("secretsmanager:ListSecrets"), acting),
    "a role that nobody acts as": stack(roleWith("secretsmanager:GetSecretValue")),
    "the right under a condition": stack(
      roleWith("secretsmanager:GetSecretValue", {
        Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } },
      }),
      acting,
    ),
    "an administrator, which another policy judges": stack(roleWith("*"), acting),
    "an account that reads": stack(googleAccount, googleGrant("roles/secretmanager.viewer"), onGoogle),
  },
  rejects: {
    "the right to read every secret": {
      given: stack(roleWith(["secretsmanager:GetSecretValue"]), acting),
      says: says('ServiceAccount "shop/orders"', ROLE_ANNOTATION),
    },
    "nodes with the right": {
      given: stack(roleWith("secretsmanager:GetSecretValue"), nodesOf(role({}))),
      says: says('aws:eks/nodeGroup:NodeGroup "workers"', "nodeRoleArn"),
    },
    "an account with the role": {
      given: stack(googleAccount, googleGrant("roles/secretmanager.secretAccessor"), onGoogle),
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
