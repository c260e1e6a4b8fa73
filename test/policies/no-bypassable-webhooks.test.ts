import type { Value, ValueMap } from "../../lib/kubernetes/value";
import { noBypassableWebhooks } from "../../policies/persistence/no-bypassable-webhooks";
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

testPolicy(noBypassableWebhooks, {
  accepts: {
    "a guard that fails closed": hook({ name: "a", rules: [rule("", "pods")] }),
    "a webhook about something else": hook({
      name: "a",
      failurePolicy: "Ignore",
      rules: [rule("shop.example.com", "orders")],
    }),
    "a guard that selects namespaces": hook({
      name: "a",
      rules: [rule("", "pods")],
      namespaceSelector: { matchLabels: { team: "shop" } },
    }),
  },
  rejects: {
    "a guard of pods that may fail": {
      given: hook({ name: "a", failurePolicy: "Ignore", rules: [rule("", "pods")] }),
      says: `${WHO} must not let objects pass when it fails (webhooks[0].failurePolicy)`,
    },
    "a guard of everything that may fail": {
      given: hook({ name: "a", failurePolicy: "Ignore", rules: [rule("*", "*")] }),
      says: `${WHO} must not let objects pass when it fails (webhooks[0].failurePolicy)`,
    },
    "a guard that pods opt out of": {
      given: hook({
        name: "a",
        rules: [rule("", "pods")],
        objectSelector: { matchExpressions: [{ key: "skip", operator: "DoesNotExist" }] },
      }),
      says: `${WHO} must not let objects choose by their labels (webhooks[0].objectSelector)`,
    },
  },
  undecided: {
    "a policy from an output": hook({ name: "a", failurePolicy: UNKNOWN, rules: [rule("", "pods")] }),
    "rules from an output": hook({ name: "a", failurePolicy: "Ignore", rules: UNKNOWN }),
  },
});
