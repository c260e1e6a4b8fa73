import type { Value, ValueMap } from "../../lib/kubernetes/value";
import { noBroadWorkloadTrust } from "../../policies/privilege-escalation/no-broad-workload-trust";
import { object, resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF";
const trusting = (
  Condition: Value | undefined,
  Federated: Value = `arn:aws:iam::111122223333:oidc-provider/${ISSUER}`,
) =>
  resource("aws:iam/role:Role", "orders", {
    assumeRolePolicy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated },
          Action: "sts:AssumeRoleWithWebIdentity",
          ...(Condition !== undefined && { Condition }),
        },
      ],
    },
  });
const subject = (operator: string, value: Value) => trusting({ [operator]: { [`${ISSUER}:sub`]: value } });
const asText = (role: ReturnType<typeof trusting>) => ({
  ...role,
  assumeRolePolicy: JSON.stringify(role["assumeRolePolicy"]),
});
const azure = (name: string) =>
  resource("azure-native:managedidentity:FederatedIdentityCredential", "orders", {
    issuer: "https://west.oic.prod-aks.azure.com/a/b/",
    subject: `system:serviceaccount:shop:${name}`,
  });
const google = (inputs: ValueMap) =>
  resource("gcp:serviceaccount/iAMMember:IAMMember", "orders", {
    role: "roles/iam.workloadIdentityUser",
    ...inputs,
  });

const EVERY = "must not trust every service account of a cluster";
const DEFAULT = "must not trust a default service account";
const ROLE = 'aws:iam/role:Role "orders"';

testPolicy(noBroadWorkloadTrust, {
  accepts: {
    "a role for one service account": subject("StringEquals", "system:serviceaccount:shop:orders"),
    "the same as text": asText(subject("StringEquals", "system:serviceaccount:shop:orders")),
    "a role for two service accounts": subject("StringEquals", [
      "system:serviceaccount:shop:orders",
      "system:serviceaccount:shop:billing",
    ]),
    "a role for the accounts of one namespace": subject("StringLike", "system:serviceaccount:shop:*"),
    "a role for a build service": trusting(
      undefined,
      "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
    ),
    "a role for a service of the cloud": resource("aws:iam/role:Role", "orders", {
      assumeRolePolicy:
        '{"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
    }),
    "an identity for one service account": azure("orders"),
    "a service account that acts as a role": object("v1", "ServiceAccount", "shop/orders", {
      metadata: { annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/orders" } },
    }),
    "an account for one service account": google({ member: "serviceAccount:shop.svc.id.goog[shop/orders]" }),
  },
  rejects: {
    "a role without a condition": {
      given: trusting(undefined),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "the same as text": {
      given: asText(trusting(undefined)),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "a role with a condition on the audience only": {
      given: trusting({ StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com" } }),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "a role for all namespaces": {
      given: subject("StringLike", "system:serviceaccount:*:orders"),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "a condition that holds without a subject": {
      given: subject("ForAllValues:StringEquals", "system:serviceaccount:shop:orders"),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "a role for the default account": {
      given: resource("aws:eks/podIdentityAssociation:PodIdentityAssociation", "orders", {
        namespace: "shop",
        serviceAccount: "default",
      }),
      says: `aws:eks/podIdentityAssociation:PodIdentityAssociation "orders" ${DEFAULT} (serviceAccount)`,
    },
    "an identity for the default account": {
      given: azure("default"),
      says: `azure-native:managedidentity:FederatedIdentityCredential "orders" ${DEFAULT} (subject)`,
    },
    "an account for the default account": {
      given: google({ member: "serviceAccount:shop.svc.id.goog[shop/default]" }),
      says: `gcp:serviceaccount/iAMMember:IAMMember "orders" ${DEFAULT} (member)`,
    },
    "a default account that acts as a role": {
      given: object("v1", "ServiceAccount", "shop/default", {
        metadata: { annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/orders" } },
      }),
      says: 'ServiceAccount "shop/default" must not act as an identity of the cloud, as every pod does that names no account (metadata.annotations["eks.amazonaws.com/role-arn"])',
    },
    "an account for everybody": {
      given: google({ member: "allUsers" }),
      says: `gcp:serviceaccount/iAMMember:IAMMember "orders" ${EVERY} (member)`,
    },
  },
  undecided: {
    "a trust policy from an output, as it is before the cluster exists": resource(
      "aws:iam/role:Role",
      "orders",
      {
        assumeRolePolicy: UNKNOWN,
      },
    ),
    "an issuer from an output": trusting(undefined, UNKNOWN),
  },
});
