import type { Value } from "../../lib/model/value";
import { noNamespaceWideWorkloadTrust } from "../../policies/privilege-escalation/no-namespace-wide-workload-trust";
import { resource, UNKNOWN } from "../support/builders";
import { ISSUER, trustingPods } from "../support/cloud-identity";
import { testPolicy } from "../support/policy-table";

const subject = (operator: string, value: Value) =>
  trustingPods({ [operator]: { [`${ISSUER}:sub`]: value } });
const google = (member: Value) =>
  resource("gcp:serviceaccount/iAMMember:IAMMember", "orders", {
    role: "roles/iam.workloadIdentityUser",
    member,
  });
const POOL = "iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/shop.svc.id.goog";
const WHOLE = "must not trust every service account of a namespace";

testPolicy(noNamespaceWideWorkloadTrust, {
  accepts: {
    "a role for one service account": subject("StringEquals", "system:serviceaccount:shop:orders"),
    "a role for accounts whose names start alike": subject(
      "StringLike",
      "system:serviceaccount:shop:orders-*",
    ),
    "a role for every account, which another policy judges": subject(
      "StringLike",
      "system:serviceaccount:*:*",
    ),
    "a role for one account of a namespace": trustingPods({
      StringLike: { [`${ISSUER}:sub`]: "system:serviceaccount:shop:*" },
      StringEquals: { [`${ISSUER}:sub`]: "system:serviceaccount:shop:orders" },
    }),
    "an account for one service account": google(`principal://${POOL}/subject/ns/shop/sa/orders`),
  },
  rejects: {
    "a role for a namespace": {
      given: subject("StringLike", "system:serviceaccount:shop:*"),
      says: `aws:iam/role:Role "orders" ${WHOLE} (assumeRolePolicy)`,
    },
    "an account for a namespace": {
      given: google(`principalSet://${POOL}/namespace/shop`),
      says: `gcp:serviceaccount/iAMMember:IAMMember "orders" ${WHOLE} (member)`,
    },
  },
  undecided: {
    "a trust policy from an output": resource("aws:iam/role:Role", "orders", { assumeRolePolicy: UNKNOWN }),
    "a member from an output": google(UNKNOWN),
  },
});
