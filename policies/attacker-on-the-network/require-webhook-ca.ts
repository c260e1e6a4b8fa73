import { WEBHOOK_KINDS, webhookClientsOf } from "../../lib/kubernetes/webhook";
import { onlyIf } from "../../lib/model/issue";
import { allOf, anyOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** Annotations by which an operator fills the bundle in after the object was created. */
const INJECTED = [
  "cert-manager.io/inject-ca-from",
  "cert-manager.io/inject-ca-from-secret",
  "cert-manager.io/inject-apiserver-ca",
  "service.beta.openshift.io/inject-cabundle",
];

export const requireWebhookCa = resourcePolicy({
  id: "require-webhook-ca",
  category: "attacker-on-the-network",
  threats: ["N1", "P5"],
  boundaries: ["B1"],
  stride: ["S", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Webhooks must name the CA of their certificate",
  why: "Without `caBundle` the API server trusts every CA of its host: a certificate from any of them is enough to answer in place of the webhook.",
  fix: "Set `caBundle`, or let cert-manager inject it by its annotation.",
  references: [
    "url:https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/",
    "mitre:T1557",
  ],
  exceptions: "Webhooks whose own controller or a Job fills the bundle in at run time.",
  kinds: WEBHOOK_KINDS,

  check: (configuration) => {
    const isInjected = anyOf(INJECTED.map((name) => configuration.annotation(name).isSet));
    return webhookClientsOf(configuration).map((client) =>
      onlyIf(allOf([client.key("service").isSet, not(isInjected)]), client.key("caBundle").mustBeSet()),
    );
  },
});
