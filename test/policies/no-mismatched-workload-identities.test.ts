import type { Value } from "../../lib/model/value";
import { noMismatchedWorkloadIdentities } from "../../policies/privilege-escalation/no-mismatched-workload-identities";
import { resource, stack, UNKNOWN } from "../support/builders";
import {
  actingAs,
  googleAccount,
  ISSUER,
  onGoogle,
  ROLE_ANNOTATION,
  role,
  trustingPods,
} from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const trusting = (operator: string, value: Value) =>
  trustingPods({ [operator]: { [`${ISSUER}:sub`]: value } });
const member = (of: Value) =>
  resource("gcp:serviceaccount/iAMMember:IAMMember", "orders", {
    role: "roles/iam.workloadIdentityUser",
    serviceAccountId: "projects/shop/serviceAccounts/orders@shop.iam.gserviceaccount.com",
    member: of,
  });
const pods = (of: string) => member(`serviceAccount:shop.svc.id.goog[${of}]`);
const says = (path: string, identity: string) => [
  `ServiceAccount "shop/orders" must not name ${identity}, which trusts other service accounts (${path})`,
];
const ROLE = says(ROLE_ANNOTATION, 'aws:iam/role:Role "orders"');

testStackPolicy(noMismatchedWorkloadIdentities, {
  accepts: {
    "a role that trusts the account": stack(
      trusting("StringEquals", "system:serviceaccount:shop:orders"),
      actingAs(role({})),
    ),
    "a role that trusts a pattern": stack(
      trusting("StringLike", "system:serviceaccount:shop:*"),
      actingAs(role({})),
    ),
    "a role that trusts no service account": stack(
      role({
        assumeRolePolicy: { Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" } } },
      }),
      actingAs(role({})),
    ),
    "an account of Google that trusts the account": stack(googleAccount, pods("shop/orders"), onGoogle),
    "an account of Google that trusts its namespace": stack(
      googleAccount,
      member(
        "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/shop.svc.id.goog/namespace/shop",
      ),
      onGoogle,
    ),
    "an account of Google whose trust another program gives": stack(googleAccount, onGoogle),
  },
  rejects: {
    "a role that trusts another account": {
      given: stack(trusting("StringEquals", "system:serviceaccount:default:orders"), actingAs(role({}))),
      says: ROLE,
    },
    "a role that trusts another namespace": {
      given: stack(trusting("StringLike", "system:serviceaccount:kube-system:*"), actingAs(role({}))),
      says: ROLE,
    },
    "an account of Google that trusts another account": {
      given: stack(googleAccount, pods("shop/billing"), onGoogle),
      says: says(
        'metadata.annotations["iam.gke.io/gcp-service-account"]',
        'gcp:serviceaccount/account:Account "orders"',
      ),
    },
  },
  undecided: {
    "a trust policy from an output": stack(role({ assumeRolePolicy: UNKNOWN }), actingAs(role({}))),
    "a member from an output beside another account": stack(
      googleAccount,
      pods("shop/billing"),
      { ...member(UNKNOWN), $name: "billing" },
      onGoogle,
    ),
  },
});
