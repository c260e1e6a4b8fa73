import type { Value, ValueMap } from "../../lib/model/value";
import { noAdministratorCloudIdentities } from "../../policies/privilege-escalation/no-administrator-cloud-identities";
import { dependingOn, resource, stack, UNKNOWN } from "../support/builders";
import {
  ADMINISTRATOR_ACCESS,
  actingAs,
  annotated,
  azureAssignment,
  azureCredential,
  azureIdentity,
  googleAccount,
  googleGrant,
  nodesOf,
  onGoogle,
  podIdentity,
  ROLE_ANNOTATION,
  role,
  roleArn,
  roleWith,
} from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const administrator = role({ managedPolicyArns: [ADMINISTRATOR_ACCESS] });
const plain = role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"] });
const attachment = (policyArn: Value) =>
  dependingOn(
    resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "orders", { role: UNKNOWN, policyArn }),
    { role: [role({})] },
  );
const given = (type: string, inputs: ValueMap, property = "role") =>
  dependingOn(resource(type, "orders", { [property]: UNKNOWN, ...inputs }), { [property]: [role({})] });
const policy = resource("aws:iam/policy:Policy", "orders", {
  policy: { Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
});
const says = (who: string, path: string, identity = 'aws:iam/role:Role "orders"') =>
  `${who} must not act as ${identity}, which can administer the cloud account (${path})`;
const ACCOUNT = says('ServiceAccount "shop/orders"', ROLE_ANNOTATION);
const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const POOL = "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools";

testStackPolicy(noAdministratorCloudIdentities, {
  accepts: {
    "a role that reads a queue": stack(plain, actingAs(plain)),
    "an administrator that nobody acts as": stack(administrator, annotated({ team: "orders" })),
    "an administrator that nodes act as, which another policy judges": stack(
      administrator,
      nodesOf(administrator),
    ),
    "an administrator within a boundary": stack(
      role({
        managedPolicyArns: [ADMINISTRATOR_ACCESS],
        permissionsBoundary: "arn:aws:iam::111122223333:policy/team",
      }),
      actingAs(administrator),
    ),
    "an administrator within a session policy": stack(
      administrator,
      podIdentity(administrator, { policy: "{}" }),
    ),
    "all actions on one bucket": stack(
      roleWith("*", { Resource: "arn:aws:s3:::invoices/*" }),
      actingAs(plain),
    ),
    "the right to write one role": stack(
      roleWith("iam:PutRolePolicy", { Resource: roleArn("orders") }),
      actingAs(plain),
    ),
    "the right to pass roles without one to run code": stack(roleWith("iam:PassRole"), actingAs(plain)),
    "the right to pass roles to one service": stack(
      roleWith(["iam:PassRole", "ec2:RunInstances"], {
        Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
      }),
      actingAs(plain),
    ),
    "all actions but those on rights": stack(
      role({
        inlinePolicies: [{ policy: { Statement: { Effect: "Allow", NotAction: "iam:*", Resource: "*" } } }],
      }),
      actingAs(plain),
    ),
    "a role of another program": stack(
      administrator,
      annotated({ "eks.amazonaws.com/role-arn": roleArn("elsewhere") }),
    ),
    "a role of the same name at another path": stack(
      role({ name: "orders", path: "/team/", managedPolicyArns: [ADMINISTRATOR_ACCESS] }),
      annotated({ "eks.amazonaws.com/role-arn": roleArn("orders") }),
    ),
    "an account that reads logs": stack(googleAccount, googleGrant("roles/logging.viewer"), onGoogle),
    "a person who edits a project": stack(googleGrant("roles/editor", { member: "user:ana@example.com" })),
    "an owner of one registry": stack(
      azureIdentity,
      azureCredential,
      azureAssignment(
        OWNER,
        "/subscriptions/s/resourceGroups/r/providers/Microsoft.ContainerRegistry/registries/a",
      ),
    ),
  },
  rejects: {
    "a role with administrator access": {
      given: stack(administrator, actingAs(administrator)),
      says: [ACCOUNT],
    },
    "a role known by its name": {
      given: stack(
        role({ name: "orders", managedPolicyArns: [ADMINISTRATOR_ACCESS] }),
        annotated({ "eks.amazonaws.com/role-arn": roleArn("orders") }),
      ),
      says: [ACCOUNT],
    },
    "administrator access attached to the role": {
      given: stack(role({}), attachment(ADMINISTRATOR_ACCESS), actingAs(role({}))),
      says: [ACCOUNT],
    },
    "a policy of the program attached to the role": {
      given: stack(
        role({}),
        policy,
        dependingOn(attachment(UNKNOWN), { role: [role({})], policyArn: [policy] }),
        actingAs(role({})),
      ),
      says: [ACCOUNT],
    },
    "administrator access attached to several roles": {
      given: stack(
        role({}),
        given(
          "aws:iam/policyAttachment:PolicyAttachment",
          { roles: [UNKNOWN], policyArn: ADMINISTRATOR_ACCESS },
          "roles",
        ),
        actingAs(role({})),
      ),
      says: [ACCOUNT],
    },
    "administrator access in the only list of a role": {
      given: stack(
        role({}),
        given(
          "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
          { policyArns: [ADMINISTRATOR_ACCESS] },
          "roleName",
        ),
        actingAs(role({})),
      ),
      says: [ACCOUNT],
    },
    "a policy that belongs to the role alone": {
      given: stack(
        role({}),
        given("aws:iam/rolePolicy:RolePolicy", {
          policy: '{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}',
        }),
        actingAs(role({})),
      ),
      says: [ACCOUNT],
    },
    "all actions on everything": { given: stack(roleWith(["*"]), actingAs(plain)), says: [ACCOUNT] },
    "all actions but those on bills": {
      given: stack(
        role({
          inlinePolicies: [
            { policy: { Statement: { Effect: "Allow", NotAction: "billing:*", Resource: "*" } } },
          ],
        }),
        actingAs(plain),
      ),
      says: [ACCOUNT],
    },
    "the right to write roles": {
      given: stack(roleWith("IAM:Put*", { Resource: ["arn:aws:iam::111122223333:role/*"] }), actingAs(plain)),
      says: [ACCOUNT],
    },
    "the right to start machines with any role": {
      given: stack(roleWith(["iam:PassRole", "ec2:RunInstances"]), actingAs(plain)),
      says: [ACCOUNT],
    },
    "a pod identity": {
      given: stack(administrator, podIdentity(administrator)),
      says: [says('aws:eks/podIdentityAssociation:PodIdentityAssociation "orders"', "roleArn")],
    },
    "a cluster whose own role is an administrator": {
      given: stack(
        administrator,
        dependingOn(resource("aws:eks/cluster:Cluster", "prod", { roleArn: UNKNOWN }), {
          roleArn: [administrator],
        }),
      ),
      says: [says('aws:eks/cluster:Cluster "prod"', "roleArn")],
    },
    "an editor of a project": {
      given: stack(googleAccount, googleGrant("roles/editor"), onGoogle),
      says: [
        says(
          'ServiceAccount "shop/orders"',
          'metadata.annotations["iam.gke.io/gcp-service-account"]',
          'gcp:serviceaccount/account:Account "orders"',
        ),
      ],
    },
    "pods that edit a project without an account": {
      given: stack(
        googleGrant("roles/editor", { member: `${POOL}/shop.svc.id.goog/subject/ns/shop/sa/orders` }),
      ),
      says: [
        'gcp:projects/iAMMember:IAMMember "orders" must not grant roles/editor to pods, which can administer the cloud account (member)',
      ],
    },
    "an owner of a subscription": {
      given: stack(azureIdentity, azureCredential, azureAssignment(OWNER, "/subscriptions/s")),
      says: [
        says(
          'azure-native:managedidentity:FederatedIdentityCredential "orders"',
          "resourceName",
          'azure-native:managedidentity:UserAssignedIdentity "orders"',
        ),
      ],
    },
  },
  undecided: {
    "annotations from an output": stack(
      administrator,
      dependingOn({ ...annotated(UNKNOWN), $name: "orders" }, { metadata: [administrator] }),
    ),
    "policies from an output": stack(role({ managedPolicyArns: UNKNOWN }), actingAs(plain)),
    "an annotation that is no text": stack(
      role({ name: "orders", managedPolicyArns: [ADMINISTRATOR_ACCESS] }),
      annotated({ "eks.amazonaws.com/role-arn": [7] }),
    ),
    "a policy that another program declares": stack(role({}), attachment(UNKNOWN), actingAs(role({}))),
    "one of two roles": stack(
      administrator,
      role({ managedPolicyArns: [] }, "billing"),
      dependingOn(actingAs(administrator), { metadata: [administrator, role({}, "billing")] }),
    ),
  },
});
