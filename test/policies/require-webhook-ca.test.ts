import type { ValueMap } from "../../lib/model/value";
import { requireWebhookCa } from "../../policies/attacker-on-the-network/require-webhook-ca";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const service = { name: "guard", namespace: "guard" };
const hook = (clientConfig: ValueMap, annotations: ValueMap = {}) =>
  object("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "guard", {
    metadata: { annotations },
    webhooks: [{ name: "a", clientConfig }],
  });

testPolicy(requireWebhookCa, {
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
});
