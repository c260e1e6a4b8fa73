import type { Value } from "../../lib/model/value";
import { noExposedCloudIdentities } from "../../policies/privilege-escalation/no-exposed-cloud-identities";
import { deployment, object, stack, UNKNOWN } from "../support/builders";
import { ADMINISTRATOR_ACCESS, actingAs, role } from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const LABELS = { app: "web" };
const web = deployment("shop/web", {}, { "spec.template.metadata": { labels: LABELS } });
const account = (annotations: Value) =>
  object("v1", "ServiceAccount", "shop/web", { metadata: { annotations } });
const acting = account({ "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/web" });
const service = (type: Value) =>
  object("v1", "Service", "shop/web", { spec: { type, selector: LABELS, ports: [{ port: 80 }] } });

const administrator = role({ managedPolicyArns: [ADMINISTRATOR_ACCESS] });

testStackPolicy(noExposedCloudIdentities, {
  accepts: {
    "an identity inside the cluster": stack(web, acting, service("ClusterIP")),
    "an administrator, which is told as a way to the cloud account": stack(
      deployment(
        "shop/orders",
        { serviceAccountName: "orders" },
        { "spec.template.metadata": { labels: LABELS } },
      ),
      administrator,
      actingAs(administrator),
      service("LoadBalancer"),
    ),
    "a workload outside without an identity": stack(web, account({}), service("LoadBalancer")),
  },
  rejects: {
    "an identity that faces outside": {
      given: stack(web, acting, service("LoadBalancer")),
      says: [
        'Deployment "shop/web" must not be exposed outside the cluster as ServiceAccount "shop/web", a cloud identity (spec.template.spec.serviceAccountName)',
      ],
    },
  },
  undecided: {
    "annotations from an output": stack(web, account(UNKNOWN), service("LoadBalancer")),
    "a type from an output": stack(web, acting, service(UNKNOWN)),
  },
});
