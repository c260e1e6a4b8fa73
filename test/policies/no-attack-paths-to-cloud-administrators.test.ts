import { noAttackPathsToCloudAdministrators } from "../../policies/privilege-escalation/no-attack-paths-to-cloud-administrators";
import { deployment, object, resource, stack, type Tweaks, UNKNOWN } from "../support/builders";
import {
  ADMINISTRATOR_ACCESS,
  actingAs,
  googleAccount,
  googleGrant,
  ISSUER,
  onGoogle,
  podIdentity,
  trustingPods,
} from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const orders = (spec: Tweaks = {}) => deployment("shop/orders", { serviceAccountName: "orders", ...spec });
const service = (type: string | typeof UNKNOWN, app = "orders") =>
  object("v1", "Service", `shop/${app}`, { spec: { type, selector: { app }, ports: [{ port: 80 }] } });

/** The role "orders", which trusts one service account. */
const trusting = (account: string, policies: Tweaks = { managedPolicyArns: [ADMINISTRATOR_ACCESS] }) => ({
  ...trustingPods({ StringEquals: { [`${ISSUER}:sub`]: `system:serviceaccount:${account}` } }),
  ...policies,
});
const administrator = trusting("shop:orders");
const forPods = {
  ...resource("aws:iam/role:Role", "orders", {
    managedPolicyArns: [ADMINISTRATOR_ACCESS],
    assumeRolePolicy: {
      Statement: {
        Effect: "Allow",
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Principal: { Service: "pods.eks.amazonaws.com" },
      },
    },
  }),
};
const member = resource("gcp:serviceaccount/iAMMember:IAMMember", "orders", {
  role: "roles/iam.workloadIdentityUser",
  serviceAccountId: "projects/shop/serviceAccounts/orders@shop.iam.gserviceaccount.com",
  member: "serviceAccount:shop.svc.id.goog[shop/orders]",
});
const web = deployment("shop/web", { automountServiceAccountToken: true });

/** Nothing may connect to pods of the namespace but the exposed one. */
const isolated = object("networking.k8s.io/v1", "NetworkPolicy", "shop/orders", {
  spec: { podSelector: { matchLabels: { app: "orders" } }, policyTypes: ["Ingress"] },
});
const says = (title: string, path: string) => [
  `${title} must not let an attacker from the Internet administer the cloud account, in 4 steps (${path})`,
];
const byRole = says('aws:iam/role:Role "orders"', "managedPolicyArns[0]");

testStackPolicy(noAttackPathsToCloudAdministrators, {
  accepts: {
    "an administrator inside the cluster": stack(
      orders(),
      administrator,
      actingAs(administrator),
      service("ClusterIP"),
    ),
    "a role of few rights that is exposed": {
      given: stack(
        orders(),
        trusting("shop:orders", {}),
        actingAs(trusting("shop:orders", {})),
        service("LoadBalancer"),
      ),
      example: true,
    },
    "an administrator that does not trust the account": stack(
      orders(),
      trusting("shop:other"),
      actingAs(trusting("shop:other")),
      service("LoadBalancer"),
    ),
    "an exposed workload beside an administrator that no pod reaches": stack(
      web,
      isolated,
      orders(),
      administrator,
      actingAs(administrator),
      service("LoadBalancer", "web"),
    ),
  },
  rejects: {
    "an administrator that is exposed": {
      given: stack(orders(), administrator, actingAs(administrator), service("LoadBalancer")),
      says: byRole,
      example: true,
    },
    "an administrator by a pod identity that is exposed": {
      given: stack(orders(), forPods, podIdentity(forPods), service("LoadBalancer")),
      says: byRole,
    },
    "an owner of a project of Google that is exposed": {
      given: stack(
        orders(),
        googleAccount,
        onGoogle,
        member,
        googleGrant("roles/owner"),
        service("LoadBalancer"),
      ),
      says: says('gcp:projects/iAMMember:IAMMember "orders"', "role"),
    },
  },
  undecided: {
    "an exposed workload beside an administrator, which nothing here keeps apart": stack(
      web,
      orders(),
      administrator,
      actingAs(administrator),
      service("LoadBalancer", "web"),
    ),
    "policies from an output": stack(
      orders(),
      trusting("shop:orders", { managedPolicyArns: UNKNOWN as never }),
      actingAs(administrator),
      service("LoadBalancer"),
    ),
    "a trust policy from an output": stack(
      orders(),
      { ...administrator, assumeRolePolicy: UNKNOWN },
      actingAs(administrator),
      service("LoadBalancer"),
    ),
    "a type from an output": stack(orders(), administrator, actingAs(administrator), service(UNKNOWN)),
  },
});
