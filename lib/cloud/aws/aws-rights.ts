import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, type Truth, UNKNOWN } from "../../model/value";
import {
  ANY_RIGHTS,
  allRights,
  boundedBy,
  conditionalOn,
  NO_RIGHTS,
  type Rights,
} from "../shared/identity-rights";
import { managedRights } from "./aws-policies";
import { policiesOf, type RolePolicy } from "./aws-role";
import {
  type ActionRequest,
  type Answer,
  answer,
  anyResource,
  type Statement,
  statementsOf,
} from "./iam-document";

const on = (resource: string, ...actions: string[]): ActionRequest[] =>
  actions.map((action) => ({ action, resource }));
const ANY_ROLE = anyResource("iam", "role/~any");
const ANY_USER = anyResource("iam", "user/~any");
const ANY_POLICY = anyResource("iam", "policy/~any");
const ANY_GROUP = anyResource("iam", "group/~any");
const ANY_INSTANCE = anyResource("ec2", "instance/~any");

/**
 * Actions each of which, on all resources of its kind, lets its holder take every other right.
 *
 * Source: "Security best practices in IAM" and the actions of IAM and STS in the Service Authorization Reference.
 */
const ESCALATIONS: readonly ActionRequest[] = [
  ...on(ANY_ROLE, "iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"),
  // All actions but those of IAM include it, and count as broad rights, as in the policy PowerUserAccess.
  { action: "sts:AssumeRole", resource: ANY_ROLE, byName: true },
  ...on(
    ANY_USER,
    "iam:AttachUserPolicy",
    "iam:PutUserPolicy",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
  ),
  ...on(ANY_GROUP, "iam:AttachGroupPolicy", "iam:PutGroupPolicy"),
  ...on(ANY_POLICY, "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"),
];

/** What runs code under a role that its caller passes. */
const PASS_ROLE: ActionRequest = { action: "iam:PassRole", resource: ANY_ROLE };
const RUNNERS: readonly ActionRequest[] = [
  ...on(ANY_INSTANCE, "ec2:RunInstances"),
  ...on(anyResource("lambda", "function:~any"), "lambda:CreateFunction"),
  ...on(anyResource("ecs", "task-definition/~any"), "ecs:RunTask"),
  ...on(anyResource("cloudformation", "stack/~any"), "cloudformation:CreateStack"),
];

/** Actions of no service: only a wildcard for all of them covers it. */
const EVERYTHING: ActionRequest = { action: "~any:~any", resource: anyResource("~any", "~any") };

const CLUSTER_CHANGES: readonly ActionRequest[] = [
  ...on(anyResource("eks", "cluster/~any"), "eks:CreateAccessEntry", "eks:UpdateClusterConfig"),
  ...on(anyResource("eks", "access-entry/~any/~any"), "eks:AssociateAccessPolicy", "eks:UpdateAccessEntry"),
];

const SECRET_READS: readonly ActionRequest[] = [
  ...on(anyResource("secretsmanager", "secret:~any"), "secretsmanager:GetSecretValue"),
  ...on(
    anyResource("ssm", "parameter/~any"),
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
  ),
  ...on(anyResource("kms", "key/~any"), "kms:Decrypt"),
  ...on("arn:aws:s3:::~any/~any", "s3:GetObject"),
];

const SCALING: readonly ActionRequest[] = [
  ...on(
    anyResource("autoscaling", "autoScalingGroup:~any:autoScalingGroupName/~any"),
    "autoscaling:SetDesiredCapacity",
    "autoscaling:TerminateInstanceInAutoScalingGroup",
  ),
  ...on(ANY_INSTANCE, "ec2:RunInstances", "ec2:TerminateInstances"),
];

const NODE_COMMANDS = on(
  ANY_INSTANCE,
  "ssm:SendCommand",
  "ssm:StartSession",
  "ec2-instance-connect:SendSSHPublicKey",
);
const PUSH = "ecr:PutImage";

/**
 * What a role may do, by the policies that the program gives it, each at the height that remains under its conditions
 * and under the boundary of the role: an administrator within limits may still do much, and less is not told.
 */
export function rightsOfRole(role: DeclaredResource, cloud: Resources): Rights {
  return cloud.remember(`rights:${role.declaration.urn}`, () => {
    const policies = policiesOf(role, cloud);
    const statements = policies.flatMap(statementsIn);
    const others = policies.map(rightsWithoutText);
    return boundedBy(role.at("permissionsBoundary").isSet, allRights([...others, rightsIn(statements)]));
  });
}

/** One policy of a role, and what it may do by that one alone. */
interface GivenByPolicy {
  readonly field: Field;
  /** Its ARN, where it is known. */
  readonly arn: string | undefined;
  readonly rights: Rights;
}

/** What each policy of a role gives by itself; of those of other programs nothing is told, now or later. */
export function rightsByPolicy(role: DeclaredResource, cloud: Resources): readonly GivenByPolicy[] {
  const limit = role.at("permissionsBoundary").isSet;
  return policiesOf(role, cloud).map((policy) => ({
    field: policy.field,
    arn: typeof policy.arn === "string" && policy.arn !== "" ? policy.arn : undefined,
    rights: isElsewhere(policy)
      ? NO_RIGHTS
      : boundedBy(limit, allRights([rightsWithoutText(policy), rightsIn(statementsIn(policy))])),
  }));
}

/** The policies by which a role may push images to a repository of a name. */
export function pushesTo(
  role: DeclaredResource,
  repository: string,
  cloud: Resources,
): readonly { readonly field: Field; readonly verdict: Truth }[] {
  const isFree = role.at("permissionsBoundary").isAbsent ? true : UNKNOWN;
  const request = { action: PUSH, resource: anyResource("ecr", `repository/${repository}`) };
  return readPolicies(role, cloud).map(({ field, statements, byName }) => {
    const { always, sometimes } = answer(statements, request);
    const byText = anyOf([always, allOf([sometimes, UNKNOWN])]);
    return { field, verdict: allOf([isFree, anyOf([byText, byName])]) };
  });
}

interface ReadPolicy {
  readonly field: Field;
  readonly statements: readonly Statement[];
  /** Whether it allows to push by its name. */
  readonly byName: Truth;
}

/** The policies of a role as many repositories ask for them. */
function readPolicies(role: DeclaredResource, cloud: Resources): readonly ReadPolicy[] {
  return cloud.remember(`pushes:${role.declaration.urn}`, () =>
    policiesOf(role, cloud).map(
      (policy): ReadPolicy => ({
        field: policy.field,
        statements: statementsIn(policy),
        byName: isElsewhere(policy) ? false : rightsWithoutText(policy).pushesImages,
      }),
    ),
  );
}

/** A policy that neither the program nor AWS tells the text of. */
function isElsewhere({ document, arn }: RolePolicy): boolean {
  return document === undefined && typeof arn === "string" && managedRights(arn) === undefined;
}

/** The statements of a policy whose text is known, each only as certain as the policy is the role's. */
function statementsIn({ document, verdict }: RolePolicy): Statement[] {
  const statements = document === undefined ? UNKNOWN : statementsOf(document);
  if (statements === UNKNOWN) return [];
  return statements.map(({ field, allows }) => ({ field, allows: allOf([verdict, allows]) }));
}

/** What a policy gives that has no text here, by its name; a policy of another program may give anything. */
function rightsWithoutText({ document, arn, verdict }: RolePolicy): Rights {
  if (document !== undefined)
    return document.value === UNKNOWN ? conditionalOn(verdict, ANY_RIGHTS) : NO_RIGHTS;
  if (arn === undefined || arn === "") return NO_RIGHTS;
  return conditionalOn(verdict, (arn === UNKNOWN ? undefined : managedRights(arn)) ?? ANY_RIGHTS);
}

function rightsIn(statements: readonly Statement[]): Rights {
  if (statements.length === 0) return NO_RIGHTS;
  const request = (each: ActionRequest) => answer(statements, each);
  const any = (requests: readonly ActionRequest[]): Answer => either(requests.map(request));
  const escalates = any(ESCALATIONS);
  const passes = both(request(PASS_ROLE), any(RUNNERS));
  return {
    administrator: anyOf([escalates.always, passes.always]),
    broad: anyOf([escalates.sometimes, passes.sometimes, request(EVERYTHING).always]),
    changesClusters: any(CLUSTER_CHANGES).always,
    readsSecrets: any(SECRET_READS).always,
    scalesNodes: any(SCALING).always,
    commandsNodes: any(NODE_COMMANDS).always,
    pushesImages: request({ action: PUSH, resource: anyResource("ecr", "repository/~any") }).always,
  };
}

function either(answers: readonly Answer[]): Answer {
  return {
    always: anyOf(answers.map(({ always }) => always)),
    sometimes: anyOf(answers.map(({ sometimes }) => sometimes)),
  };
}

function both(one: Answer, other: Answer): Answer {
  return {
    always: allOf([one.always, other.always]),
    sometimes: allOf([one.sometimes, other.sometimes]),
  };
}
