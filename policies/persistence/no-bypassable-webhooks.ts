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
  title: "Webhooks that guard the cluster must not let objects pass unseen",
  why: "Where failures are ignored, whoever stops or slows the webhook passes it; where an object chooses by its labels whether it is looked at, it chooses not to be.",
  fix: "Set `failurePolicy: Fail`, run the webhook in several pods, and select by namespace in place of `objectSelector`.",
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
