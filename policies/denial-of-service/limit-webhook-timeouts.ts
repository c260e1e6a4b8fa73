import { UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** What the API server waits where nothing is said. */
const DEFAULT_SECONDS = 10;

export const limitWebhookTimeouts = resourcePolicy({
  id: "limit-webhook-timeouts",
  category: "denial-of-service",
  threats: ["D5"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Admission webhooks must have a short time-out",
  why: "Each request waits for the webhook: when the webhook hangs, so do deployments and the requests of the control plane.",
  fix: "Set `timeoutSeconds` to {maxSeconds} or less.",
  references: ["mitre:T1499"],
  kinds: [
    "admissionregistration.k8s.io/MutatingWebhookConfiguration",
    "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
  ],
  options: {
    maxSeconds: { type: "number", default: 10, description: "The longest time-out that a webhook may have." },
  },

  check: (configuration, { maxSeconds }) =>
    configuration
      .at("webhooks")
      .items()
      .map((webhook) => {
        const timeout = webhook.key("timeoutSeconds");
        const seconds = timeout.number();
        const isLong = seconds === UNKNOWN ? UNKNOWN : (seconds ?? DEFAULT_SECONDS) > maxSeconds;
        return timeout.violates(
          `must not wait ${timeout.isAbsent ? DEFAULT_SECONDS : timeout.shown} seconds`,
          isLong,
        );
      }),
});
