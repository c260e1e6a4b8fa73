import { noBypassableWebhooks } from "../../policies/persistence/no-bypassable-webhooks";
import { UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";
import { guardedBy, ruleOn } from "../support/webhook";

const WHO = 'ValidatingWebhookConfiguration "guard"';

testPolicy(noBypassableWebhooks, {
  accepts: {
    "a guard that fails closed": guardedBy({ name: "a", rules: [ruleOn("", "pods")] }),
    "a webhook about something else": guardedBy({
      name: "a",
      failurePolicy: "Ignore",
      rules: [ruleOn("shop.example.com", "orders")],
    }),
    "a guard that selects namespaces": guardedBy({
      name: "a",
      rules: [ruleOn("", "pods")],
      namespaceSelector: { matchLabels: { team: "shop" } },
    }),
  },
  rejects: {
    "a guard of pods that may fail": {
      given: guardedBy({ name: "a", failurePolicy: "Ignore", rules: [ruleOn("", "pods")] }),
      says: `${WHO} must not let objects pass when it fails (webhooks[0].failurePolicy)`,
    },
    "a guard of everything that may fail": {
      given: guardedBy({ name: "a", failurePolicy: "Ignore", rules: [ruleOn("*", "*")] }),
      says: `${WHO} must not let objects pass when it fails (webhooks[0].failurePolicy)`,
    },
    "a guard that pods opt out of": {
      given: guardedBy({
        name: "a",
        rules: [ruleOn("", "pods")],
        objectSelector: { matchExpressions: [{ key: "skip", operator: "DoesNotExist" }] },
      }),
      says: `${WHO} must not let objects choose by their labels (webhooks[0].objectSelector)`,
    },
  },
  undecided: {
    "a policy from an output": guardedBy({ name: "a", failurePolicy: UNKNOWN, rules: [ruleOn("", "pods")] }),
    "rules from an output": guardedBy({ name: "a", failurePolicy: "Ignore", rules: UNKNOWN }),
  },
});
