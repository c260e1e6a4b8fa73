import type { Value } from "../../lib/model/value";
import { limitEksNodePolicies } from "../../policies/privilege-escalation/limit-eks-node-policies";
import { dependingOn, type Manifest, resource, stack, UNKNOWN } from "../support/builders";
import { actingAs, nodesOf, role, roleWith } from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const holding = (...names: string[]) =>
  role({ managedPolicyArns: names.map((name) => `arn:aws:iam::aws:policy/${name}`) });
const fargate = (of: Manifest) =>
  dependingOn(resource("aws:eks/fargateProfile:FargateProfile", "jobs", { podExecutionRoleArn: UNKNOWN }), {
    podExecutionRoleArn: [of],
  });
const extra = holding("AmazonEKSWorkerNodePolicy", "AmazonSQSFullAccess");
const says = (what: string, path: string) => [
  `aws:iam/role:Role "orders" must not give nodes ${what}, which nodes do not need (${path})`,
];
const attachment = (policyArn: Value) =>
  dependingOn(
    resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "queue", { role: UNKNOWN, policyArn }),
    { role: [role({})] },
  );

testStackPolicy(limitEksNodePolicies, {
  accepts: {
    "nodes with the policies of nodes": stack(
      holding("AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", "AmazonEKS_CNI_Policy"),
      nodesOf(role({})),
    ),
    "pods of Fargate that write logs": stack(
      roleWith(["logs:CreateLogStream", "logs:PutLogEvents"]),
      fargate(role({})),
    ),
    "a policy that gives much, which another policy judges": stack(
      holding("AdministratorAccess"),
      nodesOf(role({})),
    ),
    "a role that only pods act as": stack(extra, actingAs(extra)),
  },
  rejects: {
    "nodes that use a queue": {
      given: stack(extra, nodesOf(extra)),
      says: says("AmazonSQSFullAccess", "managedPolicyArns[1]"),
    },
    "nodes with a policy attached": {
      given: stack(role({}), attachment("arn:aws:iam::aws:policy/AmazonSQSFullAccess"), nodesOf(role({}))),
      says: [
        'aws:iam/rolePolicyAttachment:RolePolicyAttachment "queue" must not give nodes AmazonSQSFullAccess, which nodes do not need (policyArn)',
      ],
    },
    "pods of Fargate whose images come with a queue": {
      given: stack(roleWith("sqs:SendMessage"), fargate(role({}))),
      says: says("an inline policy", "inlinePolicies[0].policy"),
    },
  },
  undecided: {
    "policies from an output": stack(role({ managedPolicyArns: UNKNOWN }), nodesOf(role({}))),
    "a policy of another program": stack(role({}), attachment(UNKNOWN), nodesOf(role({}))),
  },
});
