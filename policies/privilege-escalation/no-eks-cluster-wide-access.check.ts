import { EKS_ACCESS_POLICY_ASSOCIATION, EKS_NATIVE_ACCESS_ENTRY } from "../../lib/model/cloud-types";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import type { Issue } from "../../lib/model/issue";
import { matchesPattern } from "../../lib/model/pattern";
import { allOf } from "../../lib/model/value";

/** Policies of EKS that let their holder write, by the end of their ARN. Source: "Review access policy permissions". */
const WRITERS = /\/(AmazonEKSAdminPolicy|AmazonEKSEditPolicy)$/;

/** The types of resources that give access policies of EKS. */
export const WIDE_ACCESS_KINDS = [EKS_ACCESS_POLICY_ASSOCIATION, EKS_NATIVE_ACCESS_ENTRY];

/** The issues on policies of EKS that let their identity write to all namespaces of a cluster. */
export function wideAccessIssues(resource: DeclaredResource): (Issue | undefined)[] {
  const policies =
    resource.type === EKS_ACCESS_POLICY_ASSOCIATION
      ? [resource.root]
      : resource.root.key("accessPolicies").items();
  return policies.map((policy) => {
    const arn = policy.key("policyArn");
    return arn.violates(
      `must not grant ${arn.shown.replace(/^.*\//, "")} in all namespaces`,
      allOf([matchesPattern(arn, WRITERS), policy.at("accessScope.type").is("cluster")]),
    );
  });
}
