import { azurePodIdentity } from "../../../lib/attack/edges/azure-pod-identity";
import { azureWi } from "../../../lib/attack/edges/azure-wi";
import { eksPodIdentity } from "../../../lib/attack/edges/eks-pod-identity";
import { gkeWi } from "../../../lib/attack/edges/gke-wi";
import { irsa } from "../../../lib/attack/edges/irsa";
import { irsaWideTrust } from "../../../lib/attack/edges/irsa-wide-trust";
import type { Value } from "../../../lib/model/value";
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
  actingAs,
  azureCredential,
  azureIdentity,
  googleAccount,
  googleGrant,
  ISSUER,
  onGoogle,
  podIdentity,
  role,
  roleArn,
  trustingPods,
} from "../../support/cloud-identity";
import { stepsIn as allStepsIn } from "../support";

const orders = (tweaks: Tweaks = {}) => deployment("shop/orders", { serviceAccountName: "orders" }, tweaks);
/** The steps but those from any account, which pods of unknown accounts take. */
const stepsIn: typeof allStepsIn = (...of) =>
  allStepsIn(...of).filter((step) => !step.startsWith("any ServiceAccount that"));
const NOWHERE: string[] = [];
const MAKES = "assuming who acts as the account can make a token of it for the cloud";

/** The steps from `shop/orders` to an identity, by its account and by its pod. */
function acting(identity: string, certainty = "confirmed"): string[] {
  const byAccount = certainty === "confirmed" ? `${certainty}, ${MAKES}` : certainty;
  return [
    `ServiceAccount "shop/orders" -> ${identity}: ${byAccount}`,
    `Deployment "shop/orders" -> ${identity}: ${certainty}`,
  ];
}

const ROLE = 'aws:iam/role:Role "orders"';
const trusting = (subject: Value, operator = "StringEquals") =>
  trustingPods({ [operator]: { [`${ISSUER}:sub`]: subject } });

describe("IRSA", () => {
  test.each<[name: string, of: Manifest, expected: string[]]>([
    ["a role that trusts the account", trusting("system:serviceaccount:shop:orders"), acting(ROLE)],
    [
      "a role that trusts its namespace",
      trusting("system:serviceaccount:shop:*", "StringLike"),
      acting(ROLE),
    ],
    ["a role that trusts another account", trusting("system:serviceaccount:shop:other"), NOWHERE],
    ["a role that trusts no pods", role({ assumeRolePolicy: { Statement: [] } }), NOWHERE],
    ["a role whose trust is not known", role({ assumeRolePolicy: UNKNOWN }), acting(ROLE, "possible")],
  ])("%s", (_, of, expected) => {
    expect(stepsIn(irsa, of, actingAs(of), orders())).toEqual(expected);
  });

  test("a pod whose account is not known", () => {
    const of = trusting("system:serviceaccount:shop:orders");
    const unknown = orders({ "spec.template.spec.serviceAccountName": UNKNOWN });
    expect(allStepsIn(irsa, of, actingAs(of), unknown)).toEqual([
      `any ServiceAccount that acts as an identity of the cloud -> ${ROLE}: confirmed`,
      ...acting(ROLE).slice(0, 1),
      'Deployment "shop/orders" -> any ServiceAccount that acts as an identity of the cloud: possible',
    ]);
  });

  test("a role that is not known, from nowhere", () => {
    const account = object("v1", "ServiceAccount", "shop/orders", {
      metadata: { annotations: { "eks.amazonaws.com/role-arn": UNKNOWN } },
    });
    expect(stepsIn(irsa, account, orders())).toEqual(
      acting("an identity of the cloud that is not known yet", "possible"),
    );
  });

  test("a role of another program leads nowhere", () => {
    const account = object("v1", "ServiceAccount", "shop/orders", {
      metadata: { annotations: { "eks.amazonaws.com/role-arn": roleArn("other") } },
    });
    expect(stepsIn(irsa, account, orders())).toEqual(NOWHERE);
  });
});

describe("IRSA_WIDE_TRUST", () => {
  const steps = (of: Manifest) =>
    stepsIn(irsaWideTrust, of, orders()).map((step) => step.replace(/ ->.*/, ""));
  const everyone = [
    'pods of the attacker\'s own in namespace "shop"',
    'any ServiceAccount of namespace "shop"',
  ];

  test.each<[name: string, of: Manifest, expected: string[]]>([
    ["no condition on the subject", trustingPods(undefined), everyone],
    ["any account of a namespace", trusting("system:serviceaccount:shop:*", "StringLike"), everyone],
    ["any account of another namespace", trusting("system:serviceaccount:other:*", "StringLike"), NOWHERE],
    ["one account", trusting("system:serviceaccount:shop:orders"), NOWHERE],
  ])("%s", (_, of, expected) => {
    expect(steps(of)).toEqual(expected);
  });
});

describe("EKS_POD_IDENTITY", () => {
  const trustingService = (Service: string) =>
    role({
      assumeRolePolicy: { Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service } } },
    });
  const pods = trustingService("pods.eks.amazonaws.com");

  test("an association of the account", () => {
    expect(stepsIn(eksPodIdentity, pods, podIdentity(pods), orders())).toEqual(acting(ROLE));
  });
  test("an association of another account", () => {
    const other = podIdentity(pods, { serviceAccount: "other" });
    const steps = stepsIn(eksPodIdentity, pods, other, orders());
    expect(steps.filter((step) => step.includes("shop/orders"))).toEqual(NOWHERE);
  });
  test("a role that does not trust pods", () => {
    const machines = trustingService("ec2.amazonaws.com");
    expect(stepsIn(eksPodIdentity, machines, podIdentity(machines), orders())).toEqual(NOWHERE);
  });
});

describe("GKE_WI", () => {
  const ACCOUNT = 'gcp:serviceaccount/account:Account "orders"';
  const member = (of: Value) =>
    resource("gcp:serviceaccount/iAMMember:IAMMember", "orders", {
      role: "roles/iam.workloadIdentityUser",
      serviceAccountId: "projects/shop/serviceAccounts/orders@shop.iam.gserviceaccount.com",
      member: of,
    });
  const pods = (of: string) => member(`serviceAccount:shop.svc.id.goog[${of}]`);

  test.each<[name: string, trust: Manifest[], expected: string[]]>([
    ["a member that is the account", [pods("shop/orders")], acting(ACCOUNT)],
    ["a member that is another account", [pods("shop/other")], NOWHERE],
    ["members of another program", [], acting(ACCOUNT, "possible")],
    ["a member that is not known", [member(UNKNOWN)], acting(ACCOUNT, "possible")],
  ])("%s", (_, trust, expected) => {
    expect(stepsIn(gkeWi, googleAccount, onGoogle, orders(), ...trust)).toEqual(expected);
  });

  const pool =
    "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/shop.svc.id.goog";
  test.each<[name: string, subject: string, expected: string[]]>([
    [
      "a grant to the account itself",
      `${pool}/subject/ns/shop/sa/orders`,
      ['Deployment "shop/orders" -> administrator of the cloud account: confirmed'],
    ],
    ["a grant to another account", `${pool}/subject/ns/shop/sa/other`, NOWHERE],
  ])("%s", (_, subject, expected) => {
    expect(stepsIn(gkeWi, googleGrant("roles/owner", { member: subject }), orders())).toEqual(expected);
  });
});

describe("identities of Azure", () => {
  const IDENTITY = 'azure-native:managedidentity:UserAssignedIdentity "orders"';
  const labelled = (value: Value) =>
    orders({ 'spec.template.metadata.labels["azure.workload.identity/use"]': value });

  test("AZURE_WI", () => {
    const steps = (pod: Manifest) => stepsIn(azureWi, azureIdentity, azureCredential, pod);
    expect(steps(labelled("true"))).toEqual(acting(IDENTITY));
    expect(steps(orders())).toEqual(acting(IDENTITY).slice(0, 1));
  });

  test("AZURE_POD_IDENTITY", () => {
    const AAD = "aadpodidentity.k8s.io/v1";
    const identity = dependingOn(
      { ...object(AAD, "AzureIdentity", "shop/orders", { spec: { resourceID: UNKNOWN } }), $name: "orders" },
      { spec: [azureIdentity] },
    );
    const binding = object(AAD, "AzureIdentityBinding", "shop/orders", {
      spec: { azureIdentity: "orders", selector: "orders" },
    });
    const steps = (label: Value) =>
      stepsIn(
        azurePodIdentity,
        azureIdentity,
        identity,
        binding,
        orders({ "spec.template.metadata.labels.aadpodidbinding": label }),
      );
    expect(steps("orders")).toEqual([`Deployment "shop/orders" -> ${IDENTITY}: confirmed`]);
    expect(steps("other")).toEqual(NOWHERE);
    expect(steps(undefined as never)).toEqual(NOWHERE);
  });
});
