import { noUndeclaredServiceAccounts } from "../../policies/privilege-escalation/no-undeclared-service-accounts";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const shop = namespace("shop");
const account = object("v1", "ServiceAccount", "shop/web");
const binding = (name: string | typeof UNKNOWN) =>
  object("rbac.authorization.k8s.io/v1", "RoleBinding", "shop/web", {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "web" },
    subjects: [{ kind: "ServiceAccount", name }],
  });
const group = object("rbac.authorization.k8s.io/v1", "RoleBinding", "shop/team", {
  subjects: [{ kind: "Group", name: "team" }],
});

testStackPolicy(noUndeclaredServiceAccounts, {
  accepts: {
    "an account that is declared": stack(shop, account, binding("web"), deployment("shop/web")),
    "the default account": stack(shop, binding("default")),
    "a group": stack(shop, group),
  },
  rejects: {
    "a binding for an account that is not there": {
      given: stack(shop, account, binding("wbe")),
      says: [
        'RoleBinding "shop/web" must not name the service account wbe, which nothing declares (subjects[0].name)',
      ],
    },
    "a pod with an account that is not there": {
      given: stack(shop, deployment("shop/web")),
      says: [
        'Deployment "shop/web" must not name the service account web, which nothing declares (spec.template.spec.serviceAccountName)',
      ],
    },
  },
  undecided: {
    "a namespace of another program": stack(binding("web")),
    "a Release that may bring it": withRelease(stack(shop, binding("web"))),
    "a name from an output": stack(shop, account, binding(UNKNOWN)),
  },
});
