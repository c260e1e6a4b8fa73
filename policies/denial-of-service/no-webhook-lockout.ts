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
  title: "Admission webhooks must leave the cluster able to repair itself",
  why: "A webhook that must agree to every object of every namespace stops the cluster when it fails, its own repair included; and it sees every Secret.",
  fix: "Name the resources in `rules`, and leave kube-system and the webhook's own namespace out by `namespaceSelector`.",
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
