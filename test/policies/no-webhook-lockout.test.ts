import type { Value, ValueMap } from "../../lib/kubernetes/value";
import { noWebhookLockout } from "../../policies/denial-of-service/no-webhook-lockout";
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

testPolicy(noWebhookLockout, {
  accepts: {
    "named resources": hook({ name: "a", rules: [rule("", "pods")] }),
    "everything, but in the namespaces of teams": hook({
      name: "a",
      rules: [rule("*", "*")],
      namespaceSelector: { matchExpressions: [{ key: "team", operator: "Exists" }] },
    }),
    "everything, where failures are ignored": hook({
      name: "a",
      failurePolicy: "Ignore",
      rules: [rule("*", "*")],
    }),
    "every resource of one group": hook({ name: "a", rules: [rule("shop.example.com", "*")] }),
  },
  rejects: {
    "everything everywhere": {
      given: hook({ name: "a", failurePolicy: "Fail", rules: [rule("*", "*")] }),
      says: `${WHO} must not decide on every object of every namespace (webhooks[0].rules)`,
    },
    "everything and its subresources, by the default of failures": {
      given: hook({ name: "a", namespaceSelector: {}, rules: [rule("", "pods"), rule("*", "*/*")] }),
      says: `${WHO} must not decide on every object of every namespace (webhooks[0].rules)`,
    },
  },
  undecided: {
    "a selector from an output": hook({ name: "a", namespaceSelector: UNKNOWN, rules: [rule("*", "*")] }),
  },
});
