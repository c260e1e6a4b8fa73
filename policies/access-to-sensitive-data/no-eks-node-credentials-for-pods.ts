import { cloudPolicy } from "../../lib/policy/define";
import { metadataIssues } from "./no-eks-node-credentials-for-pods.check";

export const noEksNodeCredentialsForPods = cloudPolicy({
  id: "no-eks-node-credentials-for-pods",
  category: "access-to-sensitive-data",
  threats: ["S4", "E5"],
  boundaries: ["B7", "B5"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "EKS nodes must not serve their credentials to pods",
  why: "A pod that reaches the instance metadata service acts as its node: it pulls images, changes network interfaces and describes the account.",
  fix: "Set `httpTokens` to `required` and `httpPutResponseHopLimit` to 1 in the launch template, in place of `enableIMDSv2` of pulumi-eks.",
  references: ["owasp:2025/K08", "ms:MS-TA9033", "mitre:T1552.005"],
  equivalents: ["checkov:CKV_AWS_79", "checkov:CKV_AWS_341", "trivy:AVD-AWS-0130"],
  covers: ["eks-node-imdsv2", "eks-node-imds-hop", "eks-node-imds-tags"],

  checkStack: (program) => metadataIssues(program),
});
