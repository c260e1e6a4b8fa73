import type { Value, ValueMap } from "../../lib/model/value";
import { requireCompleteWorkloadTrust } from "../../policies/privilege-escalation/require-complete-workload-trust";
import { resource, UNKNOWN } from "../support/builders";
import { ISSUER, role, trustingPods } from "../support/cloud-identity";
import { testPolicy } from "../support/policy-table";

const SUBJECT = { [`${ISSUER}:sub`]: "system:serviceaccount:shop:orders" };
const podIdentity = (Condition?: ValueMap) =>
  role({
    assumeRolePolicy: {
      Statement: {
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        ...(Condition !== undefined && { Condition }),
      },
    },
  });
const association = (inputs: ValueMap) =>
  resource("aws:eks/podIdentityAssociation:PodIdentityAssociation", "orders", {
    serviceAccount: "orders",
    ...inputs,
  });
const credential = (audiences: Value) =>
  resource("azure-native:managedidentity:FederatedIdentityCredential", "orders", { audiences });
const ROLE = 'aws:iam/role:Role "orders"';

testPolicy(requireCompleteWorkloadTrust, {
  accepts: {
    "a trust with subject and audience": trustingPods({
      StringEquals: { ...SUBJECT, [`${ISSUER}:aud`]: "sts.amazonaws.com" },
    }),
    "pod identities of one cluster": podIdentity({
      ArnLike: { "aws:SourceArn": "arn:aws:eks:*:*:cluster/prod" },
    }),
    "pod identities of one namespace": podIdentity({
      StringEquals: { "aws:RequestTag/kubernetes-namespace": "shop" },
    }),
    "a role of machines": role({
      assumeRolePolicy: {
        Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
      },
    }),
    "an association with a session policy, which excludes tags": association({
      disableSessionTags: true,
      policy: "{}",
    }),
    "a credential for the audience of Azure": credential(["api://AzureADTokenExchange"]),
  },
  rejects: {
    "a trust without audience": {
      given: trustingPods({ StringEquals: SUBJECT }),
      says: `${ROLE} must require the audience sts.amazonaws.com of web identities (assumeRolePolicy)`,
    },
    "pod identities of any cluster": {
      given: podIdentity(),
      says: `${ROLE} must limit pod identities to a cluster, namespace or service account (assumeRolePolicy)`,
    },
    "an association without tags": {
      given: association({ disableSessionTags: true }),
      says: 'aws:eks/podIdentityAssociation:PodIdentityAssociation "orders" must not set disableSessionTags=true',
    },
    "a credential for another audience": {
      given: credential(["shop"]),
      says: 'azure-native:managedidentity:FederatedIdentityCredential "orders" must require the audience api://AzureADTokenExchange (audiences[0])',
    },
  },
  undecided: {
    "a trust policy from an output": role({ assumeRolePolicy: UNKNOWN }),
    "a condition from an output": trustingPods(UNKNOWN),
  },
});
