import type { Value } from "../../lib/model/value";
import { noExposedCloudAdministrators } from "../../policies/privilege-escalation/no-exposed-cloud-administrators";
import { deployment, object, stack, type Tweaks, UNKNOWN } from "../support/builders";
import { ADMINISTRATOR_ACCESS, actingAs, podIdentity, role } from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const LABELS = { app: "orders" };
const orders = (spec: Tweaks = {}) => deployment("shop/orders", { serviceAccountName: "orders", ...spec });
const administrator = role({ managedPolicyArns: [ADMINISTRATOR_ACCESS] });
const service = (type: Value) =>
  object("v1", "Service", "shop/orders", { spec: { type, selector: LABELS, ports: [{ port: 80 }] } });
const says = (demand: string) => [
  `Deployment "shop/orders" must not ${demand} as aws:iam/role:Role "orders", an administrator of its cloud account (spec.template.spec.serviceAccountName)`,
];
const NEAR = "run privileged or in the host network";

testStackPolicy(noExposedCloudAdministrators, {
  accepts: {
    "an administrator inside the cluster": stack(
      orders(),
      administrator,
      actingAs(administrator),
      service("ClusterIP"),
    ),
    "a role of few rights that is exposed": {
      given: stack(orders(), role({}), actingAs(role({})), service("LoadBalancer")),
      example: true,
    },
    "a workload outside beside an administrator": stack(
      orders({ serviceAccountName: "web" }),
      administrator,
      actingAs(administrator),
      service("LoadBalancer"),
    ),
  },
  rejects: {
    "an administrator that is exposed": {
      given: stack(orders(), administrator, actingAs(administrator), service("LoadBalancer")),
      says: says("be exposed outside the cluster"),
    },
    "an administrator by a pod identity that is exposed": {
      given: stack(orders(), administrator, podIdentity(administrator), service("LoadBalancer")),
      says: says("be exposed outside the cluster"),
    },
    "an administrator in the network of its node": {
      given: stack(orders({ hostNetwork: true }), administrator, actingAs(administrator)),
      says: [
        `Deployment "shop/orders" must not be exposed outside the cluster as aws:iam/role:Role "orders", an administrator of its cloud account (spec.template.spec.serviceAccountName); it must not ${NEAR} as aws:iam/role:Role "orders", an administrator of its cloud account (spec.template.spec.serviceAccountName)`,
      ],
    },
    "a privileged administrator": {
      given: stack(
        orders({ "containers[0].securityContext.privileged": true }),
        administrator,
        actingAs(administrator),
      ),
      says: says(NEAR),
    },
  },
  undecided: {
    "policies from an output": stack(
      orders({ hostNetwork: true }),
      role({ managedPolicyArns: UNKNOWN }),
      actingAs(role({})),
    ),
    "a type from an output": stack(orders(), administrator, actingAs(administrator), service(UNKNOWN)),
  },
});
