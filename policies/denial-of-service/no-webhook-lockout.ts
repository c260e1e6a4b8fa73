import {
  ADMISSION_KINDS,
  failsClosed,
  isForEverything,
  isForSystem,
  webhooksOf,
} from "../../lib/kubernetes/webhook";
import { allOf, anyOf } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noWebhookLockout = resourcePolicy({
  id: "no-webhook-lockout",
  category: "denial-of-service",
  threats: ["D5", "P5"],
  boundaries: ["B1"],
  stride: ["D", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Fail-closed webhooks must not decide on every object of every namespace",
  why: "While such a webhook is down the API server refuses every write: pods of kube-system, and of the webhook itself, cannot be replaced.",
  fix: "Name the resources in `rules`, and exclude kube-system and the namespace of the webhook by `namespaceSelector`.",
  references: [
    "url:https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/",
    "mitre:T1499",
  ],
  kinds: ADMISSION_KINDS,

  check: (configuration) =>
    webhooksOf(configuration).map((webhook) => {
      const rules = webhook.key("rules");
      const isForAll = anyOf(rules.items().map(isForEverything));
      return rules.violates(
        "must not decide on every object of every namespace",
        allOf([isForAll, failsClosed(webhook), isForSystem(webhook)]),
      );
    }),
});
