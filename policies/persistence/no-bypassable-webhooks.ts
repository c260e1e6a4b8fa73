import { failsClosed, guardsSecurity, VALIDATING, webhooksOf } from "../../lib/kubernetes/webhook";
import { allOf, anyOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noBypassableWebhooks = resourcePolicy({
  id: "no-bypassable-webhooks",
  category: "persistence",
  threats: ["P5", "Pm", "Em"],
  boundaries: ["B1"],
  stride: ["T", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Security webhooks must fail closed and not be skipped by object labels",
  why: "Where failures are ignored, an attacker who stops or slows the webhook gets past it; where `objectSelector` reads labels of the object, its author sets the label that skips the check.",
  fix: "Set `failurePolicy: Fail`, run the webhook in several pods, and use `namespaceSelector` instead of `objectSelector`.",
  references: [
    "url:https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/",
    "ms:MS-TA9015",
    "mitre:T1562",
  ],
  exceptions: "Webhooks that only advise.",
  kinds: [VALIDATING],

  check: (configuration) =>
    webhooksOf(configuration).flatMap((webhook) => {
      const isGuard = anyOf(webhook.key("rules").items().map(guardsSecurity));
      const policy = webhook.key("failurePolicy");
      const selector = webhook.key("objectSelector");
      return [
        policy.violates(
          "must not let objects pass when it fails",
          allOf([isGuard, not(failsClosed(webhook))]),
        ),
        selector.violates(
          "must not let objects choose by their labels",
          allOf([isGuard, anyOf(["matchExpressions", "matchLabels"].map((key) => selector.key(key).isSet))]),
        ),
      ];
    }),
});
