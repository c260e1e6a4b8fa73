import type { ValueMap } from "../../lib/model/value";
import { requireWebhookCa } from "../../policies/attacker-on-the-network/require-webhook-ca";
import { object, stack, UNKNOWN } from "../support/builders";
import { onStacks, testStackPolicy } from "../support/policy-table";

const service = { name: "guard", namespace: "guard" };
const hook = (clientConfig: ValueMap, annotations: ValueMap = {}) =>
  object("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "guard", {
    metadata: { annotations },
    webhooks: [{ name: "a", clientConfig }],
  });

/** The account of the webhook's own controller, which may do this to such objects. */
const controller = (verb: string, resource: string) => [
  object("rbac.authorization.k8s.io/v1", "ClusterRole", "guard", {
    rules: [{ apiGroups: ["admissionregistration.k8s.io"], resources: [resource], verbs: [verb] }],
  }),
  object("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "guard", {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "guard" },
    subjects: [{ kind: "ServiceAccount", name: "guard", namespace: "guard" }],
  }),
];

testStackPolicy(
  requireWebhookCa,
  onStacks(
    {
      accepts: {
        "a bundle": hook({ service, caBundle: "LS0tLS1CRUdJTg==" }),
        "a bundle that an operator fills in": hook(
          { service },
          { "cert-manager.io/inject-ca-from": "guard/guard" },
        ),
        "a server elsewhere, whose certificate is public": hook({ url: "https://hooks.example.com/mutate" }),
      },
      rejects: {
        "no bundle": {
          given: hook({ service }),
          says: 'MutatingWebhookConfiguration "guard" must set webhooks[0].clientConfig.caBundle',
        },
        "a conversion without a bundle": {
          given: object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "orders", {
            spec: { conversion: { webhook: { clientConfig: { service } } } },
          }),
          says: 'CustomResourceDefinition "orders" must set spec.conversion.webhook.clientConfig.caBundle',
        },
      },
      undecided: { "a bundle from an output": hook({ service, caBundle: UNKNOWN }) },
    },
    {
      accepts: {
        "a bundle that is empty until a controller fills it in": stack(hook({ service, caBundle: "" })),
      },
      rejects: {
        "no bundle beside an account that may only read": {
          given: stack(hook({ service }), ...controller("get", "mutatingwebhookconfigurations")),
          says: ['MutatingWebhookConfiguration "guard" must set webhooks[0].clientConfig.caBundle'],
        },
        "no bundle beside an account that may change other configurations": {
          given: stack(hook({ service }), ...controller("patch", "validatingwebhookconfigurations")),
          says: ['MutatingWebhookConfiguration "guard" must set webhooks[0].clientConfig.caBundle'],
        },
      },
      undecided: {
        "a bundle that a controller may fill in": stack(
          hook({ service }),
          ...controller("patch", "mutatingwebhookconfigurations"),
        ),
      },
    },
  ),
);
