import { noWebhookLockout } from "../../policies/denial-of-service/no-webhook-lockout";
import { UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";
import { guardedBy, ruleOn } from "../support/webhook";

const WHO = 'ValidatingWebhookConfiguration "guard"';

testPolicy(noWebhookLockout, {
  accepts: {
    "named resources": guardedBy({ name: "a", rules: [ruleOn("", "pods")] }),
    "everything, but in the namespaces of teams": guardedBy({
      name: "a",
      rules: [ruleOn("*", "*")],
      namespaceSelector: { matchExpressions: [{ key: "team", operator: "Exists" }] },
    }),
    "everything, where failures are ignored": guardedBy({
      name: "a",
      failurePolicy: "Ignore",
      rules: [ruleOn("*", "*")],
    }),
    "every resource of one group": guardedBy({ name: "a", rules: [ruleOn("shop.example.com", "*")] }),
  },
  rejects: {
    "everything everywhere": {
      given: guardedBy({ name: "a", failurePolicy: "Fail", rules: [ruleOn("*", "*")] }),
      says: `${WHO} must not decide on every object of every namespace (webhooks[0].rules)`,
    },
    "everything and its subresources, by the default of failures": {
      given: guardedBy({ name: "a", namespaceSelector: {}, rules: [ruleOn("", "pods"), ruleOn("*", "*/*")] }),
      says: `${WHO} must not decide on every object of every namespace (webhooks[0].rules)`,
    },
  },
  undecided: {
    "a selector from an output": guardedBy({
      name: "a",
      namespaceSelector: UNKNOWN,
      rules: [ruleOn("*", "*")],
    }),
  },
});
