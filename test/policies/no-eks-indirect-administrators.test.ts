import type { Value, ValueMap } from "../../lib/model/value";
import { noEksIndirectAdministrators } from "../../policies/privilege-escalation/no-eks-indirect-administrators";
import { dependingOn, type Manifest, object, resource, stack, UNKNOWN } from "../support/builders";
import { actingAs, nodesOf, podIdentity, role, roleArn } from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const association = (principalArn: Value, from: readonly Manifest[] = []) =>
  dependingOn(
    resource("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "ops", {
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      principalArn,
    }),
    { principalArn: from },
  );
const awsAuth = (arn: string, group = "system:masters") =>
  object("v1", "ConfigMap", "kube-system/aws-auth", {
    data: { mapRoles: `[{ rolearn: "${arn}", username: ops, groups: ["${group}"] }]` },
  });
const trusting = (Principal: Value, statement: ValueMap = {}) =>
  role({
    name: "orders",
    assumeRolePolicy: { Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal, ...statement } },
  });
const people = trusting({ Federated: "arn:aws:iam::111122223333:saml-provider/sso" });
const ASSOCIATION = 'aws:eks/accessPolicyAssociation:AccessPolicyAssociation "ops"';
const OPEN = 'aws:iam/role:Role "orders", which anyone or another account may assume';

testStackPolicy(noEksIndirectAdministrators, {
  accepts: {
    "a role of people with rights in one namespace": stack(
      people,
      resource("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "orders", {
        clusterName: "prod",
        principalArn: roleArn("orders"),
        policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
        accessScope: { type: "namespace", namespaces: ["shop"] },
      }),
    ),
    "a node that is in the group of nodes": stack(
      people,
      nodesOf(people),
      awsAuth(roleArn("orders"), "system:nodes"),
    ),
    "a role of people": stack(people, association(UNKNOWN, [people])),
    "a role that people of the same account may take": stack(
      trusting({ AWS: "arn:aws:iam::111122223333:root" }),
      association(roleArn("orders")),
    ),
    "a role that others may take under a condition": stack(
      trusting("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
      association(roleArn("orders")),
    ),
  },
  rejects: {
    "a role that nodes act as": {
      given: stack(people, nodesOf(people), association(UNKNOWN, [people])),
      says: [
        `${ASSOCIATION} must not grant administrator access to aws:iam/role:Role "orders", which aws:eks/nodeGroup:NodeGroup "workers" acts as (principalArn)`,
      ],
    },
    "a role that a service account acts as": {
      given: stack(people, actingAs(people), association(UNKNOWN, [people])),
      says: [
        `${ASSOCIATION} must not grant administrator access to aws:iam/role:Role "orders", which ServiceAccount "shop/orders" acts as (principalArn)`,
      ],
    },
    "a role in aws-auth that a pod identity acts as": {
      given: stack(people, podIdentity(people), awsAuth(roleArn("orders"))),
      says: [
        'ConfigMap "kube-system/aws-auth" must not grant administrator access to aws:iam/role:Role "orders", which aws:eks/podIdentityAssociation:PodIdentityAssociation "orders" acts as (data.mapRoles[0].rolearn)',
      ],
    },
    "a whole account": {
      given: stack(awsAuth("arn:aws:iam::111122223333:root")),
      says: [
        'ConfigMap "kube-system/aws-auth" must not grant administrator access to every identity that arn:aws:iam::111122223333:root stands for (data.mapRoles[0].rolearn)',
      ],
    },
    "a role that anyone may take": {
      given: stack(trusting("*"), association(roleArn("orders"))),
      says: [`${ASSOCIATION} must not grant administrator access to ${OPEN} (principalArn)`],
    },
    "a role that another account may take": {
      given: stack(trusting({ AWS: ["arn:aws:iam::999988887777:root"] }), association(roleArn("orders"))),
      says: [`${ASSOCIATION} must not grant administrator access to ${OPEN} (principalArn)`],
    },
  },
  undecided: {
    "an identity from an output": stack(association(UNKNOWN)),
    "a role of an account that is not known, which another one may take": stack(
      trusting({ AWS: "arn:aws:iam::999988887777:root" }),
      association(UNKNOWN, [people]),
    ),
    "a trust policy from an output": stack(
      role({ name: "orders", assumeRolePolicy: UNKNOWN }),
      association(roleArn("orders")),
    ),
    "a mapping from an output": stack(
      object("v1", "ConfigMap", "kube-system/aws-auth", { data: { mapRoles: UNKNOWN } }),
    ),
  },
});
