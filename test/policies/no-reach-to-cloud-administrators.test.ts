import type { Value } from "../../lib/model/value";
import { noReachToCloudAdministrators } from "../../policies/privilege-escalation/no-reach-to-cloud-administrators";
import { deployment, object, stack, UNKNOWN } from "../support/builders";
import { ADMINISTRATOR_ACCESS, actingAs, podIdentity, role } from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const RBAC = "rbac.authorization.k8s.io/v1";
const administrator = role({ managedPolicyArns: [ADMINISTRATOR_ACCESS] });
const builder = deployment("build/builder", { serviceAccountName: "builder" });
const owner = deployment("shop/orders", { serviceAccountName: "orders" });
const may = (verb: string, resource: string, apiGroups: Value = [""]) =>
  object(RBAC, "Role", "shop/team", { rules: [{ apiGroups, resources: [resource], verbs: [verb] }] });
const bound = (namespace: string, name: Value = "builder") =>
  object(RBAC, "RoleBinding", `${namespace}/team`, {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "team" },
    subjects: [{ kind: "ServiceAccount", name, namespace: "build" }],
  });
const says = [
  'Deployment "build/builder" must not be able to create pods or tokens as aws:iam/role:Role "orders", an administrator of its cloud account (spec.template.spec.serviceAccountName)',
];

testStackPolicy(noReachToCloudAdministrators, {
  accepts: {
    "the administrator itself": stack(administrator, actingAs(administrator), owner, may("create", "pods")),
    "pods that only read pods": stack(
      administrator,
      actingAs(administrator),
      builder,
      may("get", "pods"),
      bound("shop"),
    ),
    "pods that create pods in another namespace": stack(
      administrator,
      actingAs(administrator),
      builder,
      object(RBAC, "Role", "build/team", {
        rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["create"] }],
      }),
      bound("build"),
    ),
    "pods that create pods beside an identity of few rights": {
      given: stack(role({}), actingAs(role({})), builder, may("create", "pods"), bound("shop")),
      example: true,
    },
  },
  rejects: {
    "pods that create pods beside an administrator": {
      given: stack(administrator, actingAs(administrator), builder, may("create", "pods"), bound("shop")),
      says,
    },
    "pods that create Deployments beside a pod identity": {
      given: stack(
        administrator,
        podIdentity(administrator),
        builder,
        may("create", "deployments", ["apps"]),
        bound("shop"),
      ),
      says,
    },
    "pods that make tokens of an administrator": {
      given: stack(
        administrator,
        actingAs(administrator),
        builder,
        may("create", "serviceaccounts/token"),
        bound("shop"),
      ),
      says,
    },
  },
  undecided: {
    "a subject from an output": stack(
      administrator,
      actingAs(administrator),
      builder,
      may("create", "pods"),
      bound("shop", UNKNOWN),
    ),
    "policies from an output": stack(
      role({ managedPolicyArns: UNKNOWN }),
      actingAs(role({})),
      builder,
      may("create", "pods"),
      bound("shop"),
    ),
  },
});
