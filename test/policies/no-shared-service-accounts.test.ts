import { noSharedServiceAccounts } from "../../policies/privilege-escalation/no-shared-service-accounts";
import { deployment, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const as = (name: string, serviceAccountName: string | typeof UNKNOWN) =>
  deployment(`shop/${name}`, { serviceAccountName });
const binding = object("rbac.authorization.k8s.io/v1", "RoleBinding", "shop/shop", {
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
  subjects: [{ kind: "ServiceAccount", name: "shop" }],
});

testStackPolicy(noSharedServiceAccounts, {
  accepts: {
    "an account for each": stack(as("web", "web"), as("orders", "shop"), binding),
    "an account without rights": stack(as("web", "shop"), as("orders", "shop")),
  },
  rejects: {
    "an account with rights for two": {
      given: stack(as("orders", "shop"), as("web", "shop"), binding),
      says: [
        'Deployment "shop/web" must not share the service account shop with Deployment "shop/orders" (spec.template.spec.serviceAccountName)',
      ],
    },
  },
  undecided: { "an account from an output": stack(as("web", "shop"), as("orders", UNKNOWN), binding) },
});
