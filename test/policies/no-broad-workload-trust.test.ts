import type { Value, ValueMap } from "../../lib/model/value";
import { noBroadWorkloadTrust } from "../../policies/privilege-escalation/no-broad-workload-trust";
import { object, resource, UNKNOWN } from "../support/builders";
import { ISSUER, trustingPods } from "../support/cloud-identity";
import { testPolicy } from "../support/policy-table";

const subject = (operator: string, value: Value) =>
  trustingPods({ [operator]: { [`${ISSUER}:sub`]: value } });
const asText = (role: ReturnType<typeof trustingPods>) => ({
  ...role,
  assumeRolePolicy: JSON.stringify(role["assumeRolePolicy"]),
});
const azure = (name: string, scheme = "https") =>
  resource("azure-native:managedidentity:FederatedIdentityCredential", "orders", {
    issuer: `${scheme}://west.oic.prod-aks.azure.com/a/b/`,
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
    "a subject with a star that is compared as it is, and is nobody's": subject(
      "StringEquals",
      "system:serviceaccount:*:orders",
    ),
    "a subject that is compared where it is there, as it always is": subject(
      "StringEqualsIfExists",
      "system:serviceaccount:shop:orders",
    ),
    "a role for a build service": trustingPods(
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
      given: trustingPods(undefined),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "the same as text": {
      given: asText(trustingPods(undefined)),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "a role with a condition on the audience only": {
      given: trustingPods({ StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com" } }),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "a role for all namespaces": {
      given: subject("StringLike", "system:serviceaccount:*:orders"),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "a role for whoever has a token": {
      given: subject("StringLike", "*"),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "a role for one account or any": {
      given: subject("StringLike", ["system:serviceaccount:shop:orders", "system:serviceaccount:*:*"]),
      says: `${ROLE} ${EVERY} (assumeRolePolicy)`,
    },
    "a role of the native provider": {
      given: resource("aws-native:iam:Role", "orders", {
        assumeRolePolicyDocument: trustingPods(undefined)["assumeRolePolicy"] ?? null,
      }),
      says: `aws-native:iam:Role "orders" ${EVERY} (assumeRolePolicyDocument)`,
    },
    "an issuer without TLS": {
      given: azure("orders", "http"),
      says: 'azure-native:managedidentity:FederatedIdentityCredential "orders" must not trust an issuer without TLS (issuer)',
    },
    "an account for all pods of a cluster": {
      given: google({
        member:
          "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/shop.svc.id.goog/kubernetes.cluster/https://container.googleapis.com/v1/projects/shop/locations/west/clusters/prod",
      }),
      says: `gcp:serviceaccount/iAMMember:IAMMember "orders" ${EVERY} (member)`,
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
      says: 'ServiceAccount "shop/default" must not have a cloud identity, which every pod without a service account of its own then has (metadata.annotations["eks.amazonaws.com/role-arn"])',
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
    "an issuer from an output": trustingPods(undefined, UNKNOWN),
  },
});
