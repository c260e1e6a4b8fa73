import type { Value } from "../../lib/model/value";
import { noGkeIdentityImpersonation } from "../../policies/privilege-escalation/no-gke-identity-impersonation";
import { dependingOn, resource, stack, UNKNOWN } from "../support/builders";
import { googleAccount, onGoogle } from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const owner = resource("gcp:serviceaccount/account:Account", "owner", { accountId: "owner" });
const ORDERS = "serviceAccount:orders@shop.iam.gserviceaccount.com";
const PODS = "serviceAccount:shop.svc.id.goog[shop/orders]";
const grant = (
  role: Value,
  member: Value,
  serviceAccountId: Value = "projects/shop/serviceAccounts/owner@shop.iam.gserviceaccount.com",
) => resource("gcp:serviceaccount/iAMMember:IAMMember", "orders", { role, member, serviceAccountId });
const CREATOR = "roles/iam.serviceAccountTokenCreator";
const says = [
  'gcp:serviceaccount/iAMMember:IAMMember "orders" must not grant roles/iam.serviceAccountTokenCreator to pods (member)',
];

testStackPolicy(noGkeIdentityImpersonation, {
  accepts: {
    "pods that act as one account": stack(grant("roles/iam.workloadIdentityUser", PODS)),
    "a pipeline that makes tokens": stack(
      grant(CREATOR, "serviceAccount:pipeline@shop.iam.gserviceaccount.com"),
    ),
    "an account that signs addresses as itself": stack(
      googleAccount,
      onGoogle,
      grant(CREATOR, ORDERS, "projects/shop/serviceAccounts/orders@shop.iam.gserviceaccount.com"),
    ),
  },
  rejects: {
    "pods that make tokens": { given: stack(grant(CREATOR, PODS)), says },
    "pods in a list of those who make tokens": {
      given: stack(
        resource("gcp:serviceaccount/iAMBinding:IAMBinding", "orders", { role: CREATOR, members: [PODS] }),
      ),
      says: [
        'gcp:serviceaccount/iAMBinding:IAMBinding "orders" must not grant roles/iam.serviceAccountTokenCreator to pods (members[0])',
      ],
    },
    "an account of pods that makes tokens of another one": {
      given: stack(googleAccount, owner, onGoogle, grant(CREATOR, ORDERS)),
      says,
    },
  },
  undecided: {
    "a member from an output": stack(grant(CREATOR, UNKNOWN)),
    "a role from an output": stack(grant(UNKNOWN, PODS)),
    "a member that comes from a cluster": stack(
      dependingOn(grant(CREATOR, UNKNOWN), {
        member: [resource("gcp:container/cluster:Cluster", "prod", {})],
      }),
    ),
  },
});
