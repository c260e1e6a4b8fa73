import { rightsOfRole } from "../../lib/cloud/aws/aws-rights";
import type { Rights } from "../../lib/cloud/shared/identity-rights";
import { declaredBy } from "../../lib/model/declared-resource";
import { Resources } from "../../lib/model/resources";
import { UNKNOWN, type Value, type ValueMap } from "../../lib/model/value";

const ROLE = "aws:iam/role:Role";

function rightsBy(policy: Value): Rights | undefined {
  const properties: ValueMap = { inlinePolicies: [{ policy }] };
  const urn = `urn:pulumi:dev::shop::${ROLE}::orders`;
  const cloud = new Resources(declaredBy({ urn, type: ROLE, properties }));
  const [role] = cloud.of(ROLE);
  return role && rightsOfRole(role, cloud);
}

/** The rights that a statement gives for certain, and those that it may give, with a question mark. */
function told(...statements: readonly Value[]): string[] {
  const rights = rightsBy({
    Statement: statements.map((each) => ({ Effect: "Allow", Resource: "*", ...(each as object) })),
  });
  return Object.entries(rights ?? {}).flatMap(([right, truth]) =>
    truth === false ? [] : [truth === UNKNOWN ? `${right}?` : right],
  );
}

const EVERY = [
  "administrator",
  "broad",
  "changesClusters",
  "readsSecrets",
  "scalesNodes",
  "commandsNodes",
  "pushesImages",
];
const CONDITION = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
const DENIED = { Effect: "Deny", Action: "*" };

test.each<[string, Value[], string[]]>([
  ["all actions", [{ Action: "*" }], EVERY],
  ["all actions in two parts", [{ Action: "*:*" }], EVERY],
  ["all actions under a condition", [{ Action: "*", Condition: CONDITION }], ["broad"]],
  ["all actions but those of IAM", [{ NotAction: ["iam:*"] }], EVERY.slice(1)],
  ["all actions but those of a service", [{ NotAction: "s3:*" }], EVERY],
  [
    "all actions on all but one resource",
    [{ Action: "*", Resource: undefined as never, NotResource: "arn:aws:s3:::a" }],
    EVERY,
  ],
  ["nothing where all is denied", [DENIED], []],
  ["what a statement that denies does not take", [{ Action: "eks:*" }, DENIED], ["changesClusters"]],
  ["all rights on rights", [{ Action: "iam:*" }], ["administrator", "broad"]],
  ["rights on rights whatever the case", [{ Action: "IAM:attachrolepolicy" }], ["administrator", "broad"]],
  [
    "rights on rights by a wildcard for one character",
    [{ Action: "iam:PutRolePolic?" }],
    ["administrator", "broad"],
  ],
  [
    "rights on all roles of an account",
    [{ Action: "iam:PutRolePolicy", Resource: "arn:aws:iam::111122223333:role/*" }],
    ["administrator", "broad"],
  ],
  [
    "rights on roles of a path",
    [{ Action: "iam:PutRolePolicy", Resource: "arn:aws:iam::*:role/team/*" }],
    [],
  ],
  ["the right to read roles", [{ Action: "iam:Get*" }], []],
  ["the right to take any role", [{ Action: "sts:AssumeRole" }], ["administrator", "broad"]],
  ["the right to take one role", [{ Action: "sts:AssumeRole", Resource: "arn:aws:iam::1:role/a" }], []],
  ["the right to pass any role", [{ Action: "iam:PassRole" }], []],
  [
    "the right to pass roles and to run functions",
    [{ Action: "iam:PassRole" }, { Action: "lambda:Create*" }],
    ["administrator", "broad"],
  ],
  [
    "the right to pass roles to one service",
    [{ Action: "iam:PassRole", Condition: CONDITION }, { Action: "lambda:*" }],
    ["broad"],
  ],
  [
    "the right to pass one role",
    [{ Action: "iam:PassRole", Resource: "arn:aws:iam::1:role/a" }, { Action: "lambda:*" }],
    [],
  ],
  ["the right to make entries of a cluster", [{ Action: "eks:CreateAccessEntry" }], ["changesClusters"]],
  [
    "the right to read every parameter",
    [{ Action: "ssm:GetParameter*", Resource: "arn:aws:ssm:*:*:parameter/*" }],
    ["readsSecrets"],
  ],
  [
    "the right to read parameters of a path",
    [{ Action: "ssm:GetParameter*", Resource: "arn:aws:ssm:*:*:parameter/shop/*" }],
    [],
  ],
  ["the right to read every bucket", [{ Action: "s3:*", Resource: ["arn:aws:s3:::*"] }], ["readsSecrets"]],
  [
    "the right to read one bucket",
    [{ Action: "s3:*", Resource: ["arn:aws:s3:::a", "arn:aws:s3:::a/*"] }],
    [],
  ],
  ["the right to decrypt under a condition", [{ Action: "kms:Decrypt", Condition: CONDITION }], []],
  ["the right to stop any machine", [{ Action: "ec2:TerminateInstances" }], ["scalesNodes"]],
  ["the right to run commands on any machine", [{ Action: "ssm:SendCommand" }], ["commandsNodes"]],
  ["the right to push to any repository", [{ Action: "ecr:*" }], ["pushesImages"]],
  [
    "the right to push to one repository",
    [{ Action: "ecr:*", Resource: "arn:aws:ecr:eu-west-1:111122223333:repository/web" }],
    [],
  ],
  ["an action from an output", [{ Action: UNKNOWN }], EVERY.map((right) => `${right}?`)],
  ["a condition from an output", [{ Action: "eks:*", Condition: UNKNOWN }], ["changesClusters?"]],
])("a policy gives %s", (_name, statements, expected) => {
  expect(told(...statements)).toEqual(expected);
});

test("a document is a map, or text of JSON; text that is none gives nothing", () => {
  const all = { Statement: { Effect: "Allow", Action: "*", Resource: "*" } };
  expect(rightsBy(all)?.administrator).toBe(true);
  expect(rightsBy(JSON.stringify(all))?.administrator).toBe(true);
  expect(rightsBy("{")?.administrator).toBe(false);
  expect(rightsBy(UNKNOWN)?.administrator).toBe(UNKNOWN);
});
