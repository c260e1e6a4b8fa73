import type { Edge } from "../../../lib/attack/edge";
import { cloudAssume } from "../../../lib/attack/edges/cloud-assume";
import { cloudPolicy } from "../../../lib/attack/edges/cloud-policy";
import { cloudToCluster } from "../../../lib/attack/edges/cloud-to-cluster";
import { cloudToNode } from "../../../lib/attack/edges/cloud-to-node";
import { nodeMetadata } from "../../../lib/attack/edges/node-metadata";
import { secretFromCloud } from "../../../lib/attack/edges/secret-from-cloud";
import type { Value, ValueMap } from "../../../lib/model/value";
import {
  dependingOn,
  deployment,
  type Manifest,
  object,
  resource,
  type Tweaks,
  UNKNOWN,
} from "../../support/builders";
import {
  ADMINISTRATOR_ACCESS,
  googleAccount,
  googleGrant,
  nodesOf,
  role,
  roleArn,
  roleWith,
} from "../../support/cloud-identity";
import { stepsIn as allStepsIn } from "../support";

const orders = (tweaks: Tweaks = {}) => deployment("shop/orders", { serviceAccountName: "orders" }, tweaks);
const NOWHERE: string[] = [];
/** The steps but those of an identity that is not known. */
const stepsIn: typeof allStepsIn = (...of) =>
  allStepsIn(...of).filter((step) => !step.startsWith("an identity of the cloud"));
const ROLE = 'aws:iam/role:Role "orders"';

describe("CLOUD_POLICY", () => {
  const rights = (...objects: Manifest[]) =>
    stepsIn(cloudPolicy, ...objects).filter((step) => !step.startsWith("administrator of"));
  const to = (right: string, certainty = "confirmed") => `${ROLE} -> ${right}: ${certainty}`;
  const ADMINISTRATOR = "administrator of the cloud account";

  test.each<[name: string, of: Manifest, expected: string[]]>([
    ["AdministratorAccess", role({ managedPolicyArns: [ADMINISTRATOR_ACCESS] }), [to(ADMINISTRATOR)]],
    [
      "every secret",
      roleWith("secretsmanager:GetSecretValue"),
      [to("secrets and data of the cloud account")],
    ],
    [
      "one secret",
      roleWith("secretsmanager:GetSecretValue", {
        Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a",
      }),
      NOWHERE,
    ],
    ["clusters", roleWith("eks:*"), [to("the clusters of the cloud account")]],
    [
      "commands on machines",
      roleWith("ssm:SendCommand"),
      [to("commands on the machines of the cloud account")],
    ],
    ["a right within a boundary", roleWith("iam:*", {}, { permissionsBoundary: "arn" }), NOWHERE],
    [
      "a policy of another program",
      role({ managedPolicyArns: [`arn:aws:iam::111122223333:policy/other`] }),
      NOWHERE,
    ],
    [
      "a policy whose text is not known",
      role({ inlinePolicies: [{ name: "a", policy: UNKNOWN }] }),
      [
        ADMINISTRATOR,
        "secrets and data of the cloud account",
        "the clusters of the cloud account",
        "commands on the machines of the cloud account",
      ].map((right) => to(right, "possible")),
    ],
    [
      "two policies that only together give everything",
      role({
        inlinePolicies: ["iam:PassRole", "ec2:RunInstances"].map((Action) => ({
          name: Action,
          policy: { Statement: [{ Effect: "Allow", Action, Resource: "*" }] },
        })),
      }),
      [to(ADMINISTRATOR)],
    ],
  ])("%s", (_, of, expected) => {
    expect(rights(of)).toEqual(expected);
  });

  test("an owner of a project of Google", () => {
    expect(rights(googleAccount, googleGrant("roles/owner"))).toEqual([
      `gcp:serviceaccount/account:Account "orders" -> ${ADMINISTRATOR}: confirmed`,
    ]);
    expect(rights(googleAccount, googleGrant("roles/viewer"))).toEqual(NOWHERE);
  });
});

describe("CLOUD_ASSUME", () => {
  const trustingRole = (AWS: Value, more: ValueMap = {}) =>
    role(
      {
        name: "strong",
        assumeRolePolicy: {
          Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS }, ...more },
        },
      },
      "strong",
    );
  const weak = role({ name: "orders" });
  const taken = (certainty: string) => [`${ROLE} -> aws:iam/role:Role "strong": ${certainty}`];

  test.each<[name: string, strong: Manifest, expected: string[]]>([
    ["a role that trusts the other", trustingRole(roleArn("orders")), taken("confirmed")],
    [
      "a role that trusts it under a condition",
      trustingRole(roleArn("orders"), { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
      taken("possible"),
    ],
    ["a role that trusts another", trustingRole(roleArn("other")), NOWHERE],
  ])("%s", (_, strong, expected) => {
    expect(stepsIn(cloudAssume, weak, strong)).toEqual(expected);
  });

  test.each([
    ["roles/iam.serviceAccountTokenCreator", ": confirmed"],
    ["roles/iam.serviceAccountUser", ": possible"],
    ["roles/iam.serviceAccountViewer", undefined],
  ])("%s on another account", (given, ending) => {
    const strong = resource("gcp:serviceaccount/account:Account", "strong", { accountId: "strong" });
    const grant = resource("gcp:serviceaccount/iAMMember:IAMMember", "orders", {
      role: given,
      serviceAccountId: "projects/shop/serviceAccounts/strong@shop.iam.gserviceaccount.com",
      member: "serviceAccount:orders@shop.iam.gserviceaccount.com",
    });
    const account = (name: string) => `gcp:serviceaccount/account:Account "${name}"`;
    const expected = ending === undefined ? [] : [`${account("orders")} -> ${account("strong")}${ending}`];
    expect(stepsIn(cloudAssume, googleAccount, strong, grant)).toEqual(expected);
  });
});

describe("from the cloud to the cluster", () => {
  const eks = resource("aws:eks/cluster:Cluster", "prod", { version: "1.34" });
  const entry = (policy: string) =>
    resource("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "orders", {
      policyArn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
      principalArn: roleArn("orders"),
    });
  const weak = role({ name: "orders" });
  const fromRole = (edge: Edge, ...objects: Manifest[]) =>
    stepsIn(edge, ...objects).filter((step) => step.startsWith("aws:iam"));

  test("CLOUD_TO_CLUSTER by an access policy", () => {
    expect(fromRole(cloudToCluster, weak, entry("AmazonEKSClusterAdminPolicy"))).toEqual([
      `${ROLE} -> cluster-admin: confirmed`,
    ]);
    expect(fromRole(cloudToCluster, weak, entry("AmazonEKSViewPolicy"))).toEqual(NOWHERE);
  });

  test("CLOUD_TO_CLUSTER by aws-auth", () => {
    const auth = (group: string, name = "aws-auth") =>
      object("v1", "ConfigMap", `kube-system/${name}`, {
        data: { mapRoles: `- rolearn: ${roleArn("orders")}\n  groups: [${group}]\n` },
      });
    expect(fromRole(cloudToCluster, weak, auth("system:masters"))).toEqual([
      `${ROLE} -> cluster-admin: confirmed`,
    ]);
    expect(fromRole(cloudToCluster, weak, auth("viewers"))).toEqual([
      `${ROLE} -> Group "viewers": confirmed`,
    ]);
    expect(fromRole(cloudToCluster, weak, auth("system:masters", "other"))).toEqual(NOWHERE);
  });

  test("CLOUD_TO_CLUSTER by the right to change a cluster that the program declares", () => {
    expect(stepsIn(cloudToCluster, eks, orders())).toEqual([
      "the clusters of the cloud account -> cluster-admin: confirmed",
    ]);
    expect(stepsIn(cloudToCluster, orders())).toEqual(NOWHERE);
  });

  test("CLOUD_TO_NODE", () => {
    expect(stepsIn(cloudToNode, eks, orders())).toEqual([
      "commands on the machines of the cloud account -> root on its node: possible",
    ]);
    expect(stepsIn(cloudToNode, orders())).toEqual(NOWHERE);
  });

  test("NODE_METADATA", () => {
    const node = role({});
    const other = role({}, "other");
    const others = { ...nodesOf(other), $name: "others" };
    expect(stepsIn(nodeMetadata, node, nodesOf(node), orders())).toEqual([
      `root on its node -> ${ROLE}: confirmed`,
    ]);
    expect(stepsIn(nodeMetadata, node, nodesOf(node), other, others, orders())).toEqual([
      `root on its node -> ${ROLE}: possible`,
      'root on its node -> aws:iam/role:Role "other": possible',
    ]);
    expect(stepsIn(nodeMetadata, node, orders())).toEqual(NOWHERE);
  });
});

describe("SECRET_FROM_CLOUD", () => {
  const user = resource("aws:iam/user:User", "backup", { name: "backup" });
  const key = resource("aws:iam/accessKey:AccessKey", "backup", { user: "backup" });
  const secret = { ...object("v1", "Secret", "shop/backup", { data: { key: UNKNOWN } }), $name: "backup" };

  test("a Secret that holds the key of a user", () => {
    expect(stepsIn(secretFromCloud, user, key, dependingOn(secret, { data: [key] }))).toEqual([
      'Secret "shop/backup" -> aws:iam/user:User "backup": confirmed',
    ]);
  });
  test("a Secret that holds something else", () => {
    expect(stepsIn(secretFromCloud, user, key, secret)).toEqual(NOWHERE);
  });
  test("what the user may do", () => {
    const attached = resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "backup", {
      user: "backup",
      policyArn: ADMINISTRATOR_ACCESS,
    });
    expect(stepsIn(cloudPolicy, user, attached)).toContain(
      'aws:iam/user:User "backup" -> administrator of the cloud account: confirmed',
    );
  });
});
