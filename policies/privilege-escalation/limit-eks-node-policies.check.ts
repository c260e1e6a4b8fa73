import { managedRights } from "../../lib/cloud/aws/aws-policies";
import { policiesOf, type RolePolicy } from "../../lib/cloud/aws/aws-role";
import { statementsOf } from "../../lib/cloud/aws/iam-document";
import { cloudAssignments } from "../../lib/cloud/identity-assignment";
import { listed } from "../../lib/cloud/shared/document";
import { type Field, oneLine } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import type { Resources } from "../../lib/model/resources";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";

/** Policies that nodes need. Source: "Amazon EKS node IAM role" and "pod execution role" in the EKS documentation. */
const NEEDED = [
  "AmazonEKSWorkerNodePolicy",
  "AmazonEKSWorkerNodeMinimalPolicy",
  "AmazonEKS_CNI_Policy",
  "AmazonEC2ContainerRegistryReadOnly",
  "AmazonEC2ContainerRegistryPullOnly",
  "AmazonEKSFargatePodExecutionRolePolicy",
  "AmazonSSMManagedInstanceCore",
];

/** The issues on policies that roles of nodes hold beyond those that nodes need. */
export function nodePolicyIssues(cloud: Resources): (Issue | undefined)[] {
  const roles = new Map(
    cloudAssignments(cloud)
      .filter(({ actor, identity }) => (actor === "node" || actor === "service") && identity !== undefined)
      .map((use) => [use.identity, use]),
  );
  return [...roles.values()].flatMap(({ identity, isCertain }) => {
    if (identity === undefined || !identity.type.endsWith("Role")) return [];
    return policiesOf(identity, cloud).map((policy) =>
      policy.field.violates(
        `must not give nodes ${nameOf(policy)}, which nodes do not need`,
        allOf([isCertain, policy.verdict, isExtra(policy)]),
      ),
    );
  });
}

function nameOf({ arn }: RolePolicy): string {
  return typeof arn === "string" && arn !== ""
    ? oneLine(arn.replace(/^.*:policy\//, ""))
    : "an inline policy";
}

/** Those that give much are told by other policies; writing logs is what Fargate asks for. */
function isExtra({ arn, document }: RolePolicy): Truth {
  if (document !== undefined) return not(onlyWritesLogs(document));
  if (arn === UNKNOWN || arn === undefined) return UNKNOWN;
  const rights = managedRights(arn);
  const isTold = rights !== undefined && anyOf(Object.values(rights)) === true;
  return !isTold && !NEEDED.includes(arn.replace(/^.*:policy\//, ""));
}

function onlyWritesLogs(document: Field): Truth {
  const statements = statementsOf(document);
  if (statements === UNKNOWN) return UNKNOWN;
  return allOf(
    statements.flatMap(({ field }) => [
      not(field.key("NotAction").isSet),
      ...listed(field.key("Action")).map((action): Truth => {
        const text = action.string();
        return text === UNKNOWN ? UNKNOWN : /^logs:/i.test(text ?? "");
      }),
    ]),
  );
}
