import type { Value, ValueMap } from "../../lib/model/value";
import { limitWebhookScope } from "../../policies/persistence/limit-webhook-scope";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const hook = (webhook: Value) =>
  object("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "guard", {
    webhooks: [webhook],
  });
const rule = (group: string, ...resources: string[]): ValueMap => ({
  apiGroups: [group],
  apiVersions: ["*"],
  operations: ["CREATE"],
  resources,
});
const WHO = 'ValidatingWebhookConfiguration "guard"';

testPolicy(limitWebhookScope, {
  accepts: {
    "named resources": hook({ name: "a", rules: [rule("apps", "deployments")] }),
    "secrets of another group": hook({ name: "a", rules: [rule("shop.example.com", "secrets")] }),
  },
  rejects: {
    "every object": {
      given: hook({ name: "a", rules: [rule("*", "*")] }),
      says: `${WHO} must not receive every object (webhooks[0].rules[0])`,
    },
    Secrets: {
      given: hook({ name: "a", rules: [rule("", "configmaps", "secrets")] }),
      says: `${WHO} must not receive Secrets (webhooks[0].rules[0].resources[1])`,
    },
  },
  undecided: { "rules from an output": hook({ name: "a", rules: UNKNOWN }) },
});
