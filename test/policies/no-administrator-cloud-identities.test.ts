import type { Value, ValueMap } from "../../lib/kubernetes/value";
import { noAdministratorCloudIdentities } from "../../policies/privilege-escalation/no-administrator-cloud-identities";
import { dependingOn, type Manifest, object, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const role = (inputs: ValueMap) => resource("aws:iam/role:Role", "orders", { path: "/", ...inputs });
const annotated = (annotations: Value) =>
  object("v1", "ServiceAccount", "shop/orders", { metadata: { annotations } });

/** A service account that acts as a role whose ARN is not known before deployment. */
const actingAs = (of: Manifest) =>
  dependingOn(
    { ...annotated({ "eks.amazonaws.com/role-arn": UNKNOWN }), $name: "orders" },
    { metadata: [of] },
  );
const administrator = role({ managedPolicyArns: [ADMINISTRATOR] });
const plain = role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"] });
const attachment = (policyArn: Value) =>
  dependingOn(
    resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "orders", { role: UNKNOWN, policyArn }),
    { role: [role({})] },
  );
const inline = (statement: ValueMap) =>
  role({ inlinePolicies: [{ name: "a", policy: JSON.stringify({ Statement: [statement] }) }] });
const says = (who: string, path: string, identity = 'aws:iam/role:Role "orders"') =>
  `${who} must not act as ${identity}, an administrator (${path})`;
const ANNOTATION = 'metadata.annotations["eks.amazonaws.com/role-arn"]';
const ACCOUNT = 'ServiceAccount "shop/orders"';

const account = resource("gcp:serviceaccount/account:Account", "orders", { accountId: "orders" });
const grant = (to: string) =>
  resource("gcp:projects/iAMMember:IAMMember", "orders", {
    role: to,
    member: "serviceAccount:orders@shop.iam.gserviceaccount.com",
  });
const onGoogle = annotated({ "iam.gke.io/gcp-service-account": "orders@shop.iam.gserviceaccount.com" });

const identity = resource("azure-native:managedidentity:UserAssignedIdentity", "orders", {
  location: "west",
});
const credential = dependingOn(
  resource("azure-native:managedidentity:FederatedIdentityCredential", "orders", {
    resourceName: UNKNOWN,
    subject: "system:serviceaccount:shop:orders",
  }),
  { resourceName: [identity] },
);
const assignment = (id: string, scope: string) =>
  dependingOn(
    resource("azure-native:authorization:RoleAssignment", "orders", {
      principalId: UNKNOWN,
      roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${id}`,
      scope,
    }),
    { principalId: [identity] },
  );
const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

testStackPolicy(noAdministratorCloudIdentities, {
  accepts: {
    "a role that reads a bucket": stack(plain, actingAs(plain)),
    "an administrator that nobody acts as": stack(administrator, annotated({ team: "orders" })),
    "an administrator within a boundary": stack(
      role({
        managedPolicyArns: [ADMINISTRATOR],
        permissionsBoundary: "arn:aws:iam::111122223333:policy/team",
      }),
      actingAs(administrator),
    ),
    "all actions on one bucket": stack(
      inline({ Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::invoices/*" }),
      actingAs(plain),
    ),
    "a role of another program": stack(
      administrator,
      annotated({ "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/elsewhere" }),
    ),
    "an account that reads logs": stack(account, grant("roles/logging.viewer"), onGoogle),
    "an owner of one registry": stack(
      identity,
      credential,
      assignment(
        OWNER,
        "/subscriptions/s/resourceGroups/r/providers/Microsoft.ContainerRegistry/registries/a",
      ),
    ),
  },
  rejects: {
    "a role with administrator access": {
      given: stack(administrator, actingAs(administrator)),
      says: [says(ACCOUNT, ANNOTATION)],
    },
    "a role known by its name": {
      given: stack(
        role({ name: "orders", managedPolicyArns: [ADMINISTRATOR] }),
        annotated({ "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/orders" }),
      ),
      says: [says(ACCOUNT, ANNOTATION)],
    },
    "administrator access attached to the role": {
      given: stack(role({}), attachment(ADMINISTRATOR), actingAs(role({}))),
      says: [says(ACCOUNT, ANNOTATION)],
    },
    "all actions on everything": {
      given: stack(inline({ Effect: "Allow", Action: ["*"], Resource: "*" }), actingAs(plain)),
      says: [says(ACCOUNT, ANNOTATION)],
    },
    "the right to write roles": {
      given: stack(inline({ Effect: "Allow", Action: "IAM:Put*", Resource: ["*"] }), actingAs(plain)),
      says: [says(ACCOUNT, ANNOTATION)],
    },
    "nodes with administrator access": {
      given: stack(
        administrator,
        dependingOn(resource("aws:eks/nodeGroup:NodeGroup", "workers", { nodeRoleArn: UNKNOWN }), {
          nodeRoleArn: [administrator],
        }),
      ),
      says: [says('aws:eks/nodeGroup:NodeGroup "workers"', "nodeRoleArn")],
    },
    "an editor of a project": {
      given: stack(account, grant("roles/editor"), onGoogle),
      says: [
        says(
          ACCOUNT,
          'metadata.annotations["iam.gke.io/gcp-service-account"]',
          'gcp:serviceaccount/account:Account "orders"',
        ),
      ],
    },
    "an owner of a subscription": {
      given: stack(identity, credential, assignment(OWNER, "/subscriptions/s")),
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
    "a policy that another program declares": stack(role({}), attachment(UNKNOWN), actingAs(role({}))),
  },
});
