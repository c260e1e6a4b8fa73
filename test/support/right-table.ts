import { type Stack, stack, UNKNOWN } from "./builders";
import {
  actingAs,
  googleAccount,
  googleGrant,
  nodesOf,
  onGoogle,
  ROLE_ANNOTATION,
  role,
  roleWith,
} from "./cloud-identity";
import type { Table } from "./policy-table";

/** One right of an identity of the cloud: an action and a role that give it, and their neighbours that do not. */
interface RightCases {
  /** How messages call the identity. */
  readonly who: string;
  readonly action: string;
  readonly harmlessAction: string;
  readonly googleRole: string;
  readonly harmlessGoogleRole: string;
}

/** The table of a policy on a right that neither pods nor nodes must have. */
export function tableOfRight(of: RightCases): Table<Stack, readonly string[]> {
  const acting = actingAs(role({}));
  const says = (actor: string, path: string, identity = 'aws:iam/role:Role "orders"') => [
    `${actor} must not act as ${identity}, ${of.who} (${path})`,
  ];
  return {
    accepts: {
      "a right to look at it": stack(roleWith(of.harmlessAction), acting),
      "a role that nobody acts as": stack(roleWith(of.action)),
      "the right under a condition": stack(
        roleWith(of.action, { Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } } }),
        acting,
      ),
      "an administrator, which another policy judges": stack(roleWith("*"), acting),
      "an account that reads": stack(googleAccount, googleGrant(of.harmlessGoogleRole), onGoogle),
    },
    rejects: {
      "a role with the right": {
        given: stack(roleWith([of.action]), acting),
        says: says('ServiceAccount "shop/orders"', ROLE_ANNOTATION),
      },
      "nodes with the right": {
        given: stack(roleWith(of.action), nodesOf(role({}))),
        says: says('aws:eks/nodeGroup:NodeGroup "workers"', "nodeRoleArn"),
      },
      "an account with the role": {
        given: stack(googleAccount, googleGrant(of.googleRole), onGoogle),
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
  };
}
