import { WEBHOOK_KINDS, webhookClientsOf } from "../../lib/kubernetes/webhook";
import { resourcePolicy } from "../../lib/policy/define";

export const noExternalWebhooks = resourcePolicy({
  id: "no-external-webhooks",
  category: "persistence",
  threats: ["P5", "N1"],
  boundaries: ["B1", "B6"],
  stride: ["T", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Webhooks must be served by a Service of the cluster, not by a URL",
  why: "A server outside the cluster receives every object that its webhook matches, Secrets included, and one that mutates or converts can rewrite them.",
  fix: "Serve the webhook in the cluster, and set `clientConfig.service` and `caBundle`.",
  references: ["ms:MS-TA9015", "mitre:T1546"],
  equivalents: ["kubescape:C-0039", "kubescape:C-0036"],
  covers: ["webhook-mutating-inventory", "webhook-validating-inventory"],
  kinds: WEBHOOK_KINDS,

  check: (configuration) =>
    webhookClientsOf(configuration).map((client) => {
      const url = client.key("url");
      return url.violates(`must not call ${url.shown}`, url.isSet);
    }),
});
