import type { Value } from "../../lib/model/value";
import { noEksClusterWideAccess } from "../../policies/privilege-escalation/no-eks-cluster-wide-access";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const arn = (policy: string) => `arn:aws:eks::aws:cluster-access-policy/${policy}`;
const entry = (policy: string, accessScope: Value) =>
  resource("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "ops", {
    clusterName: "prod",
    policyArn: arn(policy),
    accessScope,
  });
const native = (policy: string, accessScope: Value) =>
  resource("aws-native:eks:AccessEntry", "ops", {
    accessPolicies: [{ policyArn: arn(policy), accessScope }],
  });

testPolicy(noEksClusterWideAccess, {
  accepts: {
    "a writer in one namespace": entry("AmazonEKSEditPolicy", { type: "namespace", namespaces: ["shop"] }),
    "a reader of all namespaces": entry("AmazonEKSViewPolicy", { type: "cluster" }),
    "an administrator, which another policy judges": entry("AmazonEKSClusterAdminPolicy", {
      type: "cluster",
    }),
  },
  rejects: {
    "a writer in all namespaces": {
      given: entry("AmazonEKSEditPolicy", { type: "cluster" }),
      says: 'aws:eks/accessPolicyAssociation:AccessPolicyAssociation "ops" must not grant AmazonEKSEditPolicy in all namespaces (policyArn)',
    },
    "an administrator of all namespaces": {
      given: native("AmazonEKSAdminPolicy", { type: "cluster" }),
      says: 'aws-native:eks:AccessEntry "ops" must not grant AmazonEKSAdminPolicy in all namespaces (accessPolicies[0].policyArn)',
    },
  },
  undecided: {
    "a scope from an output": entry("AmazonEKSEditPolicy", UNKNOWN),
  },
});
