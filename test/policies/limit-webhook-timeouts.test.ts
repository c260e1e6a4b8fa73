import type { Value } from "../../lib/model/value";
import { limitWebhookTimeouts } from "../../policies/denial-of-service/limit-webhook-timeouts";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const hook = (webhook: Value) =>
  object("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "guard", { webhooks: [webhook] });

testPolicy(limitWebhookTimeouts, {
  accepts: {
    "five seconds": hook({ name: "a", timeoutSeconds: 5 }),
    "no time, which means ten seconds": hook({ name: "a" }),
  },
  rejects: {
    "half a minute": {
      given: hook({ name: "a", timeoutSeconds: 30 }),
      says: 'MutatingWebhookConfiguration "guard" must not wait 30 seconds (webhooks[0].timeoutSeconds)',
    },
    "the default, where the organization allows less": {
      given: hook({ name: "a" }),
      options: { maxSeconds: 3 },
      says: 'MutatingWebhookConfiguration "guard" must not wait 10 seconds (webhooks[0].timeoutSeconds)',
    },
  },
  undecided: { "a time from an output": hook({ name: "a", timeoutSeconds: UNKNOWN }) },
});
