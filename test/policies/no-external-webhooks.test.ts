import type { Value } from "../../lib/model/value";
import { noExternalWebhooks } from "../../policies/persistence/no-external-webhooks";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const hook = (webhook: Value) =>
  object("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "guard", { webhooks: [webhook] });

testPolicy(noExternalWebhooks, {
  accepts: {
    "a Service of the cluster": hook({
      name: "a",
      clientConfig: { service: { name: "guard", namespace: "guard" } },
    }),
  },
  rejects: {
    "a server elsewhere": {
      given: hook({ name: "a", clientConfig: { url: "https://hooks.example.com/mutate" } }),
      says: 'MutatingWebhookConfiguration "guard" must not call https://hooks.example.com/mutate (webhooks[0].clientConfig.url)',
    },
    "a conversion elsewhere": {
      given: object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "orders", {
        spec: {
          conversion: { webhook: { clientConfig: { url: "https://hooks.example.com/convert" } } },
        },
      }),
      says: 'CustomResourceDefinition "orders" must not call https://hooks.example.com/convert (spec.conversion.webhook.clientConfig.url)',
    },
  },
  undecided: {
    "a conversion from an output": object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "orders", {
      spec: { conversion: UNKNOWN },
    }),
    "a webhook from an output": hook(UNKNOWN),
    "an address from an output": hook({ clientConfig: { url: UNKNOWN } }),
  },
});
